package bpflab.snippet;

import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/**
 * An error of the Java compiler at its place in what was typed.
 *
 * @param message the compiler's words, on one line
 * @param source the line of the snippet that it points at
 * @param row that line's number in what was typed, from 1
 * @param column where it points, from 0
 * @param length how many characters it marks, at least 1
 */
record CompileError(String message, String source, int row, int column, int length) {

    private static final Pattern SYNTAX = Pattern.compile(
            "compiler\\.err\\.(?:(?:.*\\.)?expected\\d?|not\\.stmt|illegal\\..*|premature\\.eof|unclosed\\..*"
            + "|.*\\.without\\..*|orphaned|invalid\\..*)");

    /**
     * The errors among what the compiler said. Where it could not read a line it says so again and again, of each word
     * behind the first fault: of these the first of a line counts.
     *
     * @param rowsBefore lines typed in front of this source
     */
    static List<CompileError> of(String source, List<Diag> diagnostics, int rowsBefore) {
        Set<Integer> unreadable = new HashSet<>();
        List<CompileError> errors = new ArrayList<>();
        for (Diag diagnostic : diagnostics) {
            CompileError error = of(source, diagnostic, rowsBefore);
            boolean syntax = diagnostic.getCode() != null && SYNTAX.matcher(diagnostic.getCode()).matches();
            if (diagnostic.isError() && (!syntax || unreadable.add(error.row))) {
                errors.add(error);
            }
        }
        return errors;
    }

    private static CompileError of(String source, Diag diagnostic, int rowsBefore) {
        int at = (int) Math.max(0, Math.min(diagnostic.getPosition(), source.length()));
        int start = source.lastIndexOf('\n', at - 1) + 1;
        int end = source.indexOf('\n', at) < 0 ? source.length() : source.indexOf('\n', at);
        int row = (int) source.substring(0, start).chars().filter(c -> c == '\n').count() + 1 + rowsBefore;
        int marked = (int) Math.min(diagnostic.getEndPosition(), end) - at;
        return new CompileError(
                oneLine(diagnostic.getMessage(Locale.ENGLISH)), source.substring(start, end), row, at - start,
                        Math.max(1, marked));
    }

    /**
     * {@code cannot find symbol: method foo(int)}: what javac spreads over lines, without the class that JShell wrapped
     * around.
     */
    private static String oneLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("location:"))
                .map(line -> line.replaceFirst("^symbol: +", ""))
                .collect(Collectors.joining(": "));
    }

    /** The message, then the line with the place marked. */
    View view() {
        String number = String.format(Locale.ROOT, "%5d │ ", row);
        String gutter = " ".repeat(6) + "│ ";
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Span.of("Java says "), new Span(message, Role.BAD)));
        lines.add(Line.of(new Span(number, Role.MUTED), Span.of(source)));
        lines.add(Line.of(
                new Span(gutter, Role.MUTED), Span.of(" ".repeat(column)), new Span("^".repeat(length), Role.BAD)));
        if (isTextInSingleQuotes()) {
            lines.add(Line.of(Span.of("  try   "), new Span(inDoubleQuotes(), Role.COMMAND),
                    Span.remark("Java's text stands in double quotes")));
        }
        return View.of(lines.toArray(Line[]::new));
    }

    /** {@code map('flows')}, as other languages have it: to Java that is one letter. */
    private boolean isTextInSingleQuotes() {
        return source.matches("[^\"']*'[^'\"]+'[^\"]*")
                && (message.equals("unclosed character literal")
                || message.endsWith("char cannot be converted to java.lang.String"));
    }

    private String inDoubleQuotes() {
        return source.strip().replace('\'', '"');
    }

    /** The same for scripts. */
    Trouble trouble() {
        return Trouble.failed("not valid Java: " + source.strip(), message, isTextInSingleQuotes()
                ? inDoubleQuotes() : "line " + row + ", column " + (column + 1));
    }
}
