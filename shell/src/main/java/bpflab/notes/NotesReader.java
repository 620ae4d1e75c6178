package bpflab.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown to what of it runs: typed lines, and the files that they need. */
public final class NotesReader {
    private static final Pattern FENCE = Pattern.compile("(`{3,})([^`]*)");
    private static final Pattern FILE = Pattern.compile("\\w+ file=(\\S+)");

    /** What a lesson expects and notes never say: any lines, and a fence that is to be refused. */
    private static final Pattern EXPECTS = Pattern.compile("(?m)^\\.\\.\\.$|^`{3,}bpflab \\w+=");

    private final List<String> text;
    private final List<Piece> pieces = new ArrayList<>();

    private NotesReader(List<String> text) {
        this.text = text;
    }

    /** The files and lines of a text, in order; none when it is no notes. */
    public static List<Piece> read(String text) {
        return new NotesReader(text.lines().toList()).read();
    }

    /** Whether its writer has a lesson in mind, whose output is compared. */
    public static boolean isLikeLesson(String text) {
        return EXPECTS.matcher(text).find();
    }

    private List<Piece> read() {
        for (int at = 0; at < text.size(); at++) {
            Matcher fence = FENCE.matcher(text.get(at));
            if (fence.matches()) {
                int end = end(at + 1, fence.group(1));
                add(fence.group(2).strip(), at + 1, end);
                at = end;
            }
        }
        return pieces;
    }

    private int end(int from, String mark) {
        int at = from;
        while (at < text.size() && !text.get(at).stripTrailing().matches(mark + "`*")) {
            at++;
        }
        return at;
    }

    private void add(String info, int from, int to) {
        Matcher file = FILE.matcher(info);
        if (file.matches()) {
            pieces.add(new Piece.Given(file.group(1), String.join("\n", text.subList(from, to)) + "\n"));
        } else if (info.equals(Piece.Typed.Kind.DONE.info())) {
            typed(Piece.Typed.Kind.DONE, from, to);
        } else if (info.equals(Piece.Typed.Kind.NO.info())) {
            typed(Piece.Typed.Kind.NO, from, to);
        }
    }

    private void typed(Piece.Typed.Kind kind, int from, int to) {
        int at = from;
        while (at < to) {
            if (!text.get(at).startsWith(NotesText.PROMPT)) {
                at++;
                continue;
            }
            int start = at;
            StringBuilder line = new StringBuilder(text.get(at++).substring(NotesText.PROMPT.length()));
            while (at < to && text.get(at).startsWith(NotesText.GOES_ON)) {
                line.append('\n').append(text.get(at++).substring(NotesText.GOES_ON.length()));
            }
            int output = at;
            while (at < to && !text.get(at).startsWith(NotesText.PROMPT)) {
                at++;
            }
            pieces.add(new Piece.Typed(start + 1, line.toString(), kind, text.subList(output, at)));
        }
    }
}
