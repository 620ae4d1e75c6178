package bpflab.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the questions of a fence {@code recap}: {@code QUESTION -> ANSWER | ANSWER}, one a line. */
final class RecapReader {
    private static final String ARROW = "->";

    private final Fence fence;

    RecapReader(Fence fence) {
        this.fence = fence;
    }

    /** @throws bpflab.trouble.TroubleException a line is no question, or there is none */
    List<Question> questions(Faults faults) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < fence.lines().size(); i++) {
            String line = fence.lines().get(i).strip();
            Place at = fence.line(i);
            if (!line.isEmpty()) {
                faults.gather(() -> questions.add(question(at, line)));
            }
        }
        if (questions.isEmpty() && faults.isEmpty()) {
            throw fence.at().broken("a recap without a question", "Which verdict lets a packet go on? -> XDP_PASS");
        }
        return questions;
    }

    private static Question question(Place at, String line) {
        int arrow = line.lastIndexOf(ARROW);
        List<String> answers = arrow < 0 ? List.of() : parted(line.substring(arrow + ARROW.length()));
        if (arrow <= 0 || answers.isEmpty()) {
            throw at.broken("\"" + line + "\" is not question -> answer", "Which verdict? -> XDP_PASS | pass");
        }
        return new Question(line.substring(0, arrow).strip(), answers);
    }

    /** What stands between bars. */
    static List<String> parted(String text) {
        return Arrays.stream(text.split("\\|")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
