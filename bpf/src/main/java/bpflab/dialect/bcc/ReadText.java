package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.dialect.Token;
import java.util.stream.IntStream;

/**
 * The letters of a read: those of the text where all of it stands there, those of a macro's definition where all of it
 * stands in that, else from the macro that it begins in to behind the one that it ends in.
 *
 * @param from the first
 * @param to behind the last
 * @param ofUse whether it is the use of a macro that says more than the read, or less
 */
record ReadText(int from, int to, boolean ofUse) {
    /** Where an access is written. */
    static ReadText of(Page page, Cursor.Place place) {
        int from = place.from() >= 0 ? place.from() : place.used();
        int to = place.to() >= 0 ? place.to() : end(page, place.usedTo());
        boolean bothOrNone = (place.used() == place.from()) == (place.usedTo() == place.to());
        if (from < 0 || to < 0 || bothOrNone && isOneText(page, from, to)) {
            return new ReadText(from, to, false);
        }
        return new ReadText(
                place.used(), place.usedTo() == place.to() ? to : end(page, place.usedTo()), true);
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return from < 0 || to <= from;
    }

    /** Whether a token is in it. */
    boolean holds(Token token) {
        return from <= token.from() && token.to() <= to;
    }

    /** Whether both ends stand outside of all macros' definitions, or in the same one. */
    private static boolean isOneText(Page page, int from, int to) {
        int first = page.tokenBefore(from) + 1;
        int last = page.tokenBefore(to);
        boolean defined = first <= last && page.source().token(first).directive();
        return first <= last && page.source().token(last).directive() == defined
                && !(defined && IntStream.rangeClosed(first, last).mapToObj(page.source()::token)
                        .anyMatch(token -> token.is("define") || !token.directive()));
    }

    /** Behind a macro and its arguments. */
    private static int end(Page page, int usedTo) {
        int at = usedTo < 0 ? -1 : page.tokenBefore(usedTo);
        int close = at >= 0 && page.source().token(at + 1).is("(") ? page.source().closing(at + 1) : at;
        return close < 0 ? -1 : page.source().token(close).to();
    }
}
