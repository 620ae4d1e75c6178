package bpflab.lesson;

import java.util.List;

/**
 * A question with known answers.
 *
 * @param text what is asked
 * @param answers what is right, the best one first; at least one
 */
public record Question(String text, List<String> answers) {
    public Question {
        answers = List.copyOf(answers);
    }

    /** Whether that is an answer: without case, quotes, a full stop, and the prefix of actions. */
    public boolean takes(String typed) {
        return answers.stream().anyMatch(answer -> Wording.of(answer).isMeantBy(typed));
    }
}
