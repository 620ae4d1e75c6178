package bpflab.command;

/**
 * What a line is that begins neither with {@code :} nor with {@code !}.
 *
 * @param kind the language that it is in
 * @param offer the line that does what was meant, ready to be typed; the line itself where that is Java or a remark,
 *     empty where nobody can know
 */
record Typed(Kind kind, String offer) {
    /** Languages that people type at a prompt. */
    enum Kind {
        /** Java's own, also unfinished or with a typo. */
        JAVA,
        /** {@code #} and words. */
        REMARK,
        /** A command of bpflab without its colon. */
        COMMAND,
        /** bpflab itself, as it is started from a shell. */
        OURSELVES,
        /** A program on the PATH, or the shell's own words. */
        SYSTEM,
        /** C: an include, a function, a macro. */
        C,
        /** A script of BCC's. */
        PYTHON,
        /** A bpftrace probe and its block. */
        BPFTRACE,
        /** Words, to nobody in particular. */
        SENTENCE
    }

    /** Whether it is the text of a file. */
    boolean isFile() {
        return kind == Kind.C || kind == Kind.PYTHON;
    }

    /** Whether lines of this kind go on below while a brace is open. */
    boolean hasBraces() {
        return kind == Kind.C || kind == Kind.BPFTRACE;
    }
}
