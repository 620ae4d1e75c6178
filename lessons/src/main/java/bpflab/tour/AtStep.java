package bpflab.tour;

import java.util.Optional;

/**
 * What happened at a step so far.
 *
 * @param done whether its command ran as in the lesson
 * @param off whether it ran otherwise the last time
 * @param misses how often a command of this screen ran otherwise
 * @param guess what was predicted; empty when nothing was, or only Enter was typed
 * @param asked how many questions are behind: of a prediction one
 * @param right how many of them were answered rightly
 * @param toldOpen whether, at the last step, it was said what is not solved yet
 */
public record AtStep(
        boolean done, boolean off, int misses, Optional<String> guess, int asked, int right, boolean toldOpen) {
    /** Nothing yet. */
    static final AtStep NOTHING = new AtStep(false, false, 0, Optional.empty(), 0, 0, false);

    AtStep ran(boolean asInTheLesson) {
        return new AtStep(
                asInTheLesson, !asInTheLesson, asInTheLesson ? misses : misses + 1, guess, asked, right, toldOpen);
    }

    /** Another command of the same screen, not run yet; that one went otherwise is remembered. */
    AtStep again() {
        return new AtStep(false, false, misses, Optional.empty(), 0, 0, toldOpen);
    }

    AtStep guessed(String typed) {
        return new AtStep(
                done, off, misses, Optional.of(typed.strip()).filter(text -> !text.isEmpty()), asked + 1, right,
                        toldOpen);
    }

    AtStep answered(boolean rightly) {
        return new AtStep(done, off, misses, guess, asked + 1, right + (rightly ? 1 : 0), toldOpen);
    }

    AtStep open() {
        return new AtStep(done, off, misses, guess, asked, right, true);
    }
}
