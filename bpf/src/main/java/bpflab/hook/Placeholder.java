package bpflab.hook;

import java.util.regex.Pattern;

/**
 * Names that stand in a section only until the program's own loader puts another one there, by
 * {@code bpf_program__set_attach_target}: published programs have {@code fentry/XXX}, {@code kprobe/dummy_file_read},
 * {@code uprobe//proc/self/exe:x} and {@code fexit/xdp}.
 */
public final class Placeholder {
    private static final Pattern NAME = Pattern.compile(
            "(?i)x+|[a-z]|xyz|foo|bar|baz|func|function|func(?:tion)?_?name|name|symbol|todo|tbd|target|tc|xdp"
                    + "|(?:placeholder|dummy|your_|my_func|some_)\\w*|\\w*_?placeholder");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z_]+");
    /** No name of a function: {@code skb-1}. */
    private static final Pattern OTHER_SIGNS = Pattern.compile(".*[^\\w.$*?].*");

    private Placeholder() {}

    /** Whether a name that nothing here has looks like one of these. */
    public static boolean is(String name) {
        return NAME.matcher(name).matches() || CAPITALS.matcher(name).matches() || OTHER_SIGNS.matcher(name).matches();
    }

    /** Why nothing is called so. */
    public static String why(String name) {
        return name + " is a placeholder: the loader that it was written for puts a real name there first";
    }
}
