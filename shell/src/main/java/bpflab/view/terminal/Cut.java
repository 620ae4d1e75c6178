package bpflab.view.terminal;

import bpflab.view.Width;

/**
 * The part of a long line that is shown: the columns around what is marked in it, with … where more stands. Names stay
 * whole where there is room for that.
 *
 * @param from the first column that is shown
 * @param to the column behind the last
 * @param before whether something is left out in front
 * @param after whether something is left out behind
 */
record Cut(int from, int to, boolean before, boolean after) {
    private static final String MORE = "…";

    /** How far an end may move so that no word is cut. */
    private static final int WORD = 16;

    /** The whole line when it fits, else what is around the columns {@code markFrom} to {@code markTo}. */
    static Cut around(String text, int markFrom, int markTo, int room) {
        int all = Width.of(text);
        if (all <= room) {
            return new Cut(0, all, false, false);
        }
        if (markTo < room) {
            return new Cut(0, wordBefore(text, room - 1, markTo), false, true);
        }
        int marked = Math.min(markTo - markFrom, room - 2);
        int from = Math.max(1, Math.min(markFrom - (room - 2 - marked) / 2, all - (room - 1)));
        int least = Math.max(1, markFrom + marked - (room - 2));
        int begin = wordBehind(text, wordBefore(text, from, least), markFrom);
        int last = begin + room - 2;
        boolean reaches = all <= last + 1;
        return new Cut(begin, reaches ? all : wordBefore(text, last, Math.min(markTo, last)), true, !reaches);
    }

    /** The part of the line itself. */
    String code(String text) {
        return (before ? MORE : "") + (after ? part(text).stripTrailing() + MORE : part(text));
    }

    /** What stands below that part in a line of marks. */
    String marks(String text) {
        return ((before ? " " : "") + part(text)).stripTrailing();
    }

    /** Where a column of the line stands in the part. */
    int column(int column) {
        return Math.min(Math.max(column, from), to) - from + (before ? 1 : 0);
    }

    private String part(String text) {
        String head = Width.head(text, from);
        int straddled = Width.of(text) > from ? from - Width.of(head) : 0;
        String rest = text.substring(head.length() + (straddled > 0 ? text.offsetByCodePoints(head.length(), 1)
                - head.length() : 0));
        return " ".repeat(straddled) + Width.head(rest, to - from - straddled);
    }

    /** The column, or one a little in front of it, where no word is cut; never in front of {@code least}. */
    private static int wordBefore(String text, int column, int least) {
        int end = Width.head(text, column).length();
        for (int at = end; at > 0 && end - at <= WORD; at--) {
            if (isBetweenWords(text, at)) {
                int found = Width.of(text.substring(0, at));
                return found < least ? Width.of(text.substring(0, end)) : found;
            }
        }
        return Width.of(text.substring(0, end));
    }

    /** The column, or one a little behind it, where no word is cut; never behind {@code most}. */
    private static int wordBehind(String text, int column, int most) {
        int begin = Width.head(text, column).length();
        for (int at = begin; at < text.length() && at - begin <= WORD; at++) {
            if (isBetweenWords(text, at) && text.charAt(at) != ' ') {
                int found = Width.of(text.substring(0, at));
                return found < column || found > most ? column : found;
            }
        }
        return column;
    }

    private static boolean isBetweenWords(String text, int at) {
        return at == text.length()
                || !Character.isJavaIdentifierPart(text.charAt(at - 1))
                || !Character.isJavaIdentifierPart(text.charAt(at));
    }
}
