package bpflab.check;

/** What must be there while a check looks. */
enum Setup {
    /** The program is attached to the hook that the exercise is about. */
    ATTACHED,
    /** The lab network is up. */
    LAB,
    /** Lines that programs print are gathered. */
    TRACE,
    /** The lesson's solution is loaded beside it. */
    SOLUTION
}
