package bpflab.lesson;

import java.util.List;
import java.util.Optional;

/**
 * What a student is asked before a command runs. What the command prints where the lesson has {@code <answer>} is
 * right.
 *
 * @param question what is asked
 * @param choices what may be chosen from; empty when anything may be typed
 * @param why the reason, told afterwards
 */
public record Prediction(String question, List<String> choices, String why) {
    public Prediction {
        choices = List.copyOf(choices);
    }

    /** What was typed, when it is a choice's place in the list and not a choice itself: that choice. */
    public String meant(String typed) {
        String plain = typed.strip();
        boolean named = choices.stream().anyMatch(choice -> Wording.of(choice).isMeantBy(plain));
        return isNumbered() && !named && plain.matches("[1-9]\\d?") && Integer.parseInt(plain) <= choices.size()
                ? choices.get(Integer.parseInt(plain) - 1)
                : plain;
    }

    /** Whether the choices can be called by their numbers: not where they are numbers themselves. */
    public boolean isNumbered() {
        return choices.stream().noneMatch(choice -> Wording.of(choice).text().matches("\\d.*"));
    }

    /** Whether that guess is what the kernel said. */
    public boolean isRight(String typed, String answer) {
        return Wording.of(answer).isMeantBy(meant(typed));
    }

    /** What the kernel said, in a choice's spelling where it is one. */
    public String spelt(String answer) {
        Optional<String> choice = choices.stream().filter(each -> Wording.of(each).isMeantBy(answer)).findFirst();
        return choice.orElse(answer);
    }
}
