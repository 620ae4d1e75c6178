package bpflab.tour;

import java.util.Optional;

/**
 * What a step asked so far, and what was answered.
 *
 * @param guess what was predicted; empty when nothing was, or only Enter was typed
 * @param asked how many questions are behind: of a prediction one
 * @param right how many of them were answered rightly
 */
public record Asked(Optional<String> guess, int asked, int right) {
    /** Nothing yet. */
    static final Asked NOTHING = new Asked(Optional.empty(), 0, 0);

    Asked guessed(String typed) {
        return new Asked(Optional.of(typed.strip()).filter(text -> !text.isEmpty()), asked + 1, right);
    }

    Asked answered(boolean rightly) {
        return new Asked(guess, asked + 1, right + (rightly ? 1 : 0));
    }
}
