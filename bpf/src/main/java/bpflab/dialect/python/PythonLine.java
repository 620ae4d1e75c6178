package bpflab.dialect.python;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement of Python, or the head of a block, on one line.
 *
 * @param number the line that it begins on, from 1
 * @param indent the blanks before it
 * @param text without its comment; texts in three quotes keep only their quotes
 */
record PythonLine(int number, int indent, String text) {
    private static final int TAB = 8;

    /** All of a script; a statement goes on behind a backslash, and while a bracket or a text is open. */
    static List<PythonLine> all(String script) {
        Reader reader = new Reader(script);
        while (reader.at < script.length()) {
            reader.step();
        }
        reader.end();
        return List.copyOf(reader.lines);
    }

    /** Whether it begins a block. */
    boolean isHead() {
        return text.endsWith(":");
    }

    private static final class Reader {
        private final String script;
        private final List<PythonLine> lines = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int at;
        private int line = 1;
        private int begin = 1;
        private int open;

        Reader(String script) {
            this.script = script;
        }

        void step() {
            char c = script.charAt(at);
            String three = script.startsWith("\"\"\"", at) ? "\"\"\"" : script.startsWith("'''", at) ? "'''" : "";
            if (!three.isEmpty()) {
                int close = script.indexOf(three, at + 3);
                skip(close < 0 ? script.length() : close + 3);
                text.append("\"\"\"\"\"\"");
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (c == '#') {
                int end = script.indexOf('\n', at);
                at = end < 0 ? script.length() : end;
            } else if (c == '\\' && script.startsWith("\n", at + 1)) {
                skip(at + 2);
                text.append(' ');
            } else if (c == '\n') {
                newLine();
            } else {
                open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                text.append(c);
                at++;
            }
        }

        private void quoted(char mark) {
            int end = at + 1;
            while (end < script.length() && script.charAt(end) != mark && script.charAt(end) != '\n') {
                end += script.charAt(end) == '\\' ? 2 : 1;
            }
            int to = Math.min(script.length(), end + 1);
            text.append(script, at, to);
            skip(to);
        }

        private void skip(int to) {
            line += (int) script.substring(at, to).chars().filter(c -> c == '\n').count();
            at = to;
        }

        private void newLine() {
            at++;
            line++;
            if (open > 0) {
                text.append(' ');
            } else {
                end();
            }
        }

        void end() {
            if (!text.toString().isBlank()) {
                lines.add(new PythonLine(begin, indent(), text.toString().strip()));
            }
            text.setLength(0);
            open = 0;
            begin = line;
        }

        private int indent() {
            int columns = 0;
            for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
                columns += text.charAt(i) == '\t' ? TAB - columns % TAB : 1;
            }
            return columns;
        }
    }
}
