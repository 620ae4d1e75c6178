package bpflab.verifier;

/** The verifier's log of one program, kept whole. STUB of signatures: the verifier helper replaces this file and keeps these members. */
public record VerifierLog(String text) {
    /** A log that is empty. */
    public static final VerifierLog NONE = new VerifierLog("");
}
