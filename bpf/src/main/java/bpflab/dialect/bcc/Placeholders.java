package bpflab.dialect.bcc;

import bpflab.dialect.Token;
import java.util.HashSet;
import java.util.Set;

/** Marks of Python's own that were left in a text: {@code %s}, {@code {{}. */
final class Placeholders {
    private final Page page;

    Placeholders(Page page) {
        this.page = page;
    }

    /** Tells of each. @return the lines that one stands in */
    Set<Integer> tell() {
        Set<Integer> lines = new HashSet<>();
        for (int i = 0; i + 1 < page.source().tokens().size(); i++) {
            Token token = page.source().token(i);
            Token next = page.source().token(i + 1);
            boolean touches = token.to() == next.from();
            if (token.is("%") && touches && (next.is("s") || next.is("d"))) {
                page.draft().leave(
                        token.from(), "%" + next.text(), "Python puts a value there before BCC reads the text",
                        "write the value that the script puts in");
                lines.add(page.source().line(token.from()));
            } else if (token.is("{") && touches && next.is("{") && isBody(i)) {
                page.draft().leave(
                        token.from(), "{{", "Python's format() makes one bracket of it before BCC reads the text",
                        "write one bracket each");
                lines.add(page.source().line(token.from()));
                return lines;
            }
        }
        return lines;
    }

    /** An initialiser of C may begin with two, a function's body does not. */
    private boolean isBody(int at) {
        return page.source().token(at - 1).is(")");
    }
}
