package bpflab.tour;

import bpflab.lesson.Seen;

/**
 * Where an exercise stands still: hints are about that.
 *
 * @param seen what was seen
 * @param check the place of the check that failed, from 0; 0 when the file failed as a whole
 */
public record Stuck(Seen seen, int check) {
    /** Before the first try: at the first check. */
    public static final Stuck AT_FIRST = new Stuck(Seen.WRONG, 0);
}
