package bpflab.trouble;

/** {@code a} or {@code an} before the kernel's names, as they are said: a hash, an array, an xdp program. */
public final class Article {
    /** Vowels, and names that are spelled. */
    private static final String AN = "(?:[aeio]|lpm|lru|lsm|lwt|xdp|xsk|sk_).*";

    private Article() {}

    /** The name with its article. */
    public static String with(String name) {
        return (name.matches(AN) ? "an " : "a ") + name;
    }
}
