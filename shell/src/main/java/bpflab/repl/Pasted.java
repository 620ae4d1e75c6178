package bpflab.repl;

import bpflab.command.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Several lines that came at once, as the lines that they would have been one after the other: Java that goes on below
 * stays together, and so does a whole program in C. Empty lines run nothing.
 */
final class Pasted {
    /** What is indented, or has a blank behind its colon, can be an assembler's operand or the rest of a condition. */
    private static final Pattern COMMAND = Pattern.compile("[:!]|\\s+:[a-z]{2}");

    private final Interpreter interpreter;

    Pasted(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** What is to be run, in order; a text of one line is that line. */
    List<String> lines(String text) {
        List<String> rows = text.lines().toList();
        if (rows.size() <= 1) {
            return List.of(text);
        }
        List<String> found = new ArrayList<>();
        for (int at = 0; at < rows.size();) {
            StringBuilder line = new StringBuilder(rows.get(at++));
            while (at < rows.size() && interpreter.isUnfinished(line.toString())) {
                line.append('\n').append(rows.get(at++));
            }
            if (!line.toString().isBlank()) {
                found.add(line.toString());
            }
        }
        return programs(rows, found);
    }

    /**
     * A program has several pieces, and remarks and empty lines between: as soon as one is C, all up to the next
     * command is.
     */
    private List<String> programs(List<String> rows, List<String> found) {
        if (found.stream().noneMatch(interpreter::isFile)) {
            return found;
        }
        List<String> lines = new ArrayList<>();
        StringBuilder program = new StringBuilder();
        for (String row : rows) {
            if (COMMAND.matcher(row).lookingAt()) {
                end(program, lines);
                lines.add(row.strip());
            } else {
                program.append(row).append('\n');
            }
        }
        end(program, lines);
        return lines;
    }

    private static void end(StringBuilder program, List<String> lines) {
        if (!program.toString().isBlank()) {
            lines.add(program.toString().strip());
        }
        program.setLength(0);
    }
}
