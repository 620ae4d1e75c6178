package bpflab.bench;

/** The version of bpflab: the one in pom.xml, which a test compares. */
public final class Version {
    /** As it is written: {@code 0.1}. */
    public static final String TEXT = "0.1";

    private Version() {}
}
