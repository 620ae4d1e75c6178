package bpflab;

/** The version of bpflab: the one in pom.xml, which a test compares. */
final class Version {
    static final String TEXT = "0.1";

    private Version() {}
}
