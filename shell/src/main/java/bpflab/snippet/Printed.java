package bpflab.snippet;

import bpflab.command.Answer;
import java.util.ArrayList;
import java.util.List;

/** What a snippet prints, for those who read data: on a screen it is seen line by line, while the snippet runs. */
final class Printed {
    /** A loop that prints without end needs no memory. */
    private static final int MOST_LINES = 10_000;

    private final List<String> lines = new ArrayList<>();

    /** Any thread of the snippet prints. */
    synchronized void add(String line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        } else if (lines.size() == MOST_LINES) {
            lines.add("…");
        }
    }

    /** The same answer, with these lines in its data; as it is where nothing was printed. */
    synchronized Answer in(Answer answer) {
        if (lines.isEmpty()) {
            return answer;
        }
        Object made = answer.data();
        List<?> values = made instanceof List<?> list ? list : made == Answer.NO_DATA ? List.of() : List.of(made);
        return new Answer(answer.view(), new Output(lines, values), answer.trouble(), answer.stopped());
    }

    /** As data. */
    private record Output(List<String> output, List<?> values) {
        Output {
            output = List.copyOf(output);
            values = List.copyOf(values);
        }
    }
}
