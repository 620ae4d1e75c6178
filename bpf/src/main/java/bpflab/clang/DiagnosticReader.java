package bpflab.clang;

import bpflab.clang.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What clang writes to stderr, as diagnostics.
 *
 * <p>A message begins with {@code file:line:column: error:}, what follows up to the next one is the source line and the
 * drawing below it. Clang 17 and later write {@code    5 | } before both: it is taken off. The same message at the same
 * place is kept once: the BPF back end repeats itself. That there were too many is no message: clang 14 says it behind
 * the first of the back end.
 */
final class DiagnosticReader {
    private static final String SEVERITY = "(?<severity>fatal error|error|warning|note|remark): (?<message>.*)";
    private static final Pattern PLACED = Pattern.compile("(?<file>[^:]+):(?<line>\\d+):(?<column>\\d+): " + SEVERITY);
    private static final Pattern UNPLACED = Pattern.compile("(?:[\\w./+-]+: )?" + SEVERITY);
    private static final Pattern BACK_END = Pattern.compile("Error at line (?<line>\\d+): (?<message>.*)");
    private static final Pattern INCLUDED = Pattern.compile("In file included from (?<place>.+?:\\d+)(?::\\d+)?[:,]");
    private static final Pattern COUNT = Pattern.compile("\\d+ (?:error|warning)s?(?: and \\d+ errors?)? generated\\.");
    private static final Pattern TOO_MANY = Pattern.compile("too many errors emitted, stopping now.*");
    private static final Pattern MARGIN = Pattern.compile("^ *(?:\\d+ )?\\| ?");
    /** From here on it is clang's own stack, not about the C file. */
    private static final Pattern CRASH =
            Pattern.compile("PLEASE submit a bug report.*|Stack dump:.*|.*Stack dump without symbol names.*");
    /** In that stack: {@code 4. Running pass '...' on function '@count'}. */
    private static final Pattern IN_FUNCTION = Pattern.compile("\\d+\\.\\s.* on function '@(?<name>\\w+)'");

    private final String compiled;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> includes = new ArrayList<>();
    private boolean inBody;

    private DiagnosticReader(String compiled) {
        this.compiled = compiled;
    }

    /**
     * The diagnostics in {@code stderr}; {@code compiled} is the C file, named where the back end names only a line.
     */
    static List<Diagnostic> read(String stderr, String compiled) {
        DiagnosticReader reader = new DiagnosticReader(compiled);
        for (String line : stderr.split("\\R")) {
            if (CRASH.matcher(line).matches()) {
                reader.crashed(stderr);
                break;
            }
            reader.line(line);
        }
        return reader.drafts.stream().map(Draft::finished).distinct().toList();
    }

    /** Where clang has said no error before, its end is one. */
    private void crashed(String stderr) {
        if (drafts.stream().noneMatch(draft -> draft.severity == Severity.ERROR)) {
            Matcher function = IN_FUNCTION.matcher(stderr);
            String where = function.find() ? " in the function " + function.group("name") : "";
            drafts.add(new Draft(Severity.ERROR, compiled, 0, 0, "clang itself broke down" + where, List.of()));
        }
    }

    private void line(String line) {
        Matcher included = INCLUDED.matcher(line);
        if (included.matches()) {
            includes.add(included.group("place"));
            inBody = false;
        } else if (!message(line)) {
            body(line);
        }
    }

    private boolean message(String line) {
        Matcher placed = PLACED.matcher(line);
        if (placed.matches()) {
            boolean known = !placed.group("line").equals("0");
            start(new Draft(
                    severity(placed), known ? placed.group("file") : "", number(placed, "line"),
                            number(placed, "column"),
                    placed.group("message"), List.copyOf(includes)));
            return true;
        }
        Matcher unplaced = UNPLACED.matcher(line);
        if (unplaced.matches()) {
            start(new Draft(severity(unplaced), "", 0, 0, unplaced.group("message"), List.of()));
            return true;
        }
        Matcher backEnd = BACK_END.matcher(line);
        if (backEnd.matches()) {
            start(new Draft(Severity.ERROR, compiled, number(backEnd, "line"), 0, backEnd.group("message"), List.of()));
            return true;
        }
        return false;
    }

    private void start(Draft draft) {
        includes.clear();
        inBody = true;
        if (draft.isInsideHeaders()) {
            inBody = false;
        } else if (draft.severity == Severity.NOTE && !drafts.isEmpty()) {
            drafts.get(drafts.size() - 1).notes.add(draft);
        } else if (drafts.stream().anyMatch(draft::repeats) || TOO_MANY.matcher(draft.message).matches()) {
            inBody = false;
        } else {
            drafts.add(draft);
        }
    }

    private void body(String line) {
        if (COUNT.matcher(line).matches()) {
            inBody = false;
        } else if (inBody && !drafts.isEmpty()) {
            drafts.get(drafts.size() - 1).latest().source.add(MARGIN.matcher(line).replaceFirst(""));
        }
    }

    private static Severity severity(Matcher match) {
        return switch (match.group("severity")) {
            case "warning" -> Severity.WARNING;
            case "note", "remark" -> Severity.NOTE;
            default -> Severity.ERROR;
        };
    }

    private static int number(Matcher match, String group) {
        return Integer.parseInt(match.group(group));
    }

    /** A diagnostic whose drawing and notes are still being read. */
    private static final class Draft {
        private final Severity severity;
        private final String file;
        private final int line;
        private final int column;
        private final String message;
        private final List<String> includedFrom;
        private final List<String> source = new ArrayList<>();
        private final List<Draft> notes = new ArrayList<>();

        Draft(Severity severity, String file, int line, int column, String message, List<String> includedFrom) {
            this.severity = severity;
            this.file = file;
            this.line = line;
            this.column = column;
            this.message = message;
            this.includedFrom = includedFrom;
        }

        /**
         * How a macro of the system's headers is made of others: a ladder of notes that nobody can do anything about.
         */
        boolean isInsideHeaders() {
            return severity == Severity.NOTE && message.startsWith("expanded from macro") && file.startsWith("/usr/");
        }

        boolean repeats(Draft other) {
            return severity == other.severity
                    && file.equals(other.file)
                    && line == other.line
                    && column == other.column
                    && message.equals(other.message);
        }

        Draft latest() {
            return notes.isEmpty() ? this : notes.get(notes.size() - 1);
        }

        Diagnostic finished() {
            return new Diagnostic(
                    severity, file, line, column, message, source,
                            notes.stream().map(Draft::finished).distinct().toList(), includedFrom);
        }
    }
}
