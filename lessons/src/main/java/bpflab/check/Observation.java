package bpflab.check;

/** What was seen for one check: a record beside the kinds of check that see it. */
interface Observation {
    /** What was to be looked at is not there. */
    record Missing(String what) implements Observation {}
}
