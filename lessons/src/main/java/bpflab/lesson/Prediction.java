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

    /** The choice that was typed: by its place in the list, or by its first words. Else what was typed. */
    public String meant(String typed) {
        String plain = typed.strip();
        if (choices.stream().anyMatch(choice -> Wording.of(choice).isMeantBy(plain))) {
            return plain;
        }
        if (isNumbered() && plain.matches("[1-9]\\d?") && Integer.parseInt(plain) <= choices.size()) {
            return choices.get(Integer.parseInt(plain) - 1);
        }
        List<String> begun = choices.stream().filter(choice -> Wording.of(choice).isBegunBy(plain)).toList();
        return begun.size() == 1 ? begun.get(0) : plain;
    }

    /** Whether the choices can be called by their numbers: not where they are numbers themselves. */
    public boolean isNumbered() {
        return choices.stream().noneMatch(choice -> Wording.of(choice).text().matches("\\d.*"));
    }

    /** Whether that may be answered: a choice, or anything where there are none. */
    public boolean offers(String answer) {
        return choices.isEmpty() || choices.stream().anyMatch(choice -> Wording.of(choice).isMeantBy(answer));
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
