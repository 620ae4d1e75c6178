package bpflab.repl;

import java.util.function.Predicate;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Decides when Enter ends a line: unfinished Java goes on below. */
final class LineParser implements Parser {
    private final Predicate<String> unfinished;

    LineParser(Predicate<String> unfinished) {
        this.unfinished = unfinished;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && unfinished.test(line)) {
            throw new EOFError(-1, -1, "unfinished Java");
        }
        return new TypedLine(line, Math.min(cursor, line.length()));
    }

    /** A backslash is an ordinary character to the line reader: commands and Java read it themselves. */
    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }
}
