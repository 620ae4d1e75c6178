package bpflab.clang;

import java.util.List;

/**
 * A text that was rewritten before clang saw it.
 *
 * @param text what clang was given; its {@code #line} name the lines of the file
 * @param from what it was written in, a few words
 * @param changes how many places were changed
 * @param left what could not be rewritten, a sentence each
 * @param limits what it does and hardly anybody expects, a sentence each
 * @param holes whether something of it is left for a script to put in: then it is no C yet, whatever clang says
 */
public record Rewritten(
        String text, String from, int changes, List<String> left, List<String> limits, boolean holes) {
    /** Its lists do not change. */
    public Rewritten {
        left = List.copyOf(left);
        limits = List.copyOf(limits);
    }
}
