package bpflab.check;

import bpflab.lesson.Seen;

/** What was seen for one check: a record beside the kinds of check that see it. */
interface Observation {
    /** What was to be looked at is not there, or did not come in time. */
    record Missing(String what, Seen why) implements Observation {
        Missing(String what) {
            this(what, Seen.WRONG);
        }
    }
}
