package bpflab.script;

import bpflab.command.Answer;
import bpflab.trouble.Trouble;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Span;
import bpflab.view.TroubleView;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells it in words: output to one stream, trouble to another. */
public final class PlainText implements Printer {
    private static final int PIECE = 1 << 15;
    private static final byte DELETE = 0x7f;

    private final PrintStream out;
    private final PrintStream err;
    private final int columns;
    private final UnaryOperator<View> spelling;

    /** @param columns the width that views are laid out for */
    public PlainText(PrintStream out, PrintStream err, int columns) {
        this(out, err, columns, UnaryOperator.identity());
    }

    private PlainText(PrintStream out, PrintStream err, int columns, UnaryOperator<View> spelling) {
        this.out = out;
        this.err = err;
        this.columns = columns;
        this.spelling = spelling;
    }

    @Override
    public Printer spelling(UnaryOperator<View> by) {
        return new PlainText(out, err, columns, by);
    }

    @Override
    public void show(View view) {
        print(out, view);
    }

    @Override
    public void answered(String place, String line, Answer answer) {
        if (answer.ok()) {
            print(out, answer.view());
            return;
        }
        out.flush();
        if (!place.isEmpty()) {
            err.println(place + "   " + line.lines().findFirst().orElse(""));
        }
        print(err, answer.view());
    }

    @Override
    public void failed(String asked, Trouble trouble) {
        out.flush();
        print(err, TroubleView.of(trouble));
    }

    @Override
    public boolean isUnread() {
        return out.checkError();
    }

    /** In pieces: a stream takes as long for a line as for a thousand, and so does the look for what is unsafe. */
    private void print(PrintStream stream, View view) {
        StringBuilder piece = new StringBuilder(PIECE + columns);
        List<Line> lines = TerminalRenderer.lines(spelling.apply(view), columns);
        int from = 0;
        for (int at = 0; at < lines.size(); at++) {
            add(lines.get(at), piece);
            if (piece.length() > PIECE) {
                write(stream, piece, lines.subList(from, at + 1));
                piece.setLength(0);
                from = at + 1;
            }
        }
        write(stream, piece, lines.subList(from, lines.size()));
        stream.flush();
    }

    /** The line without blanks at its end. */
    private static void add(Line line, StringBuilder piece) {
        int start = piece.length();
        List<Span> spans = line.spans();
        for (int i = 0; i < spans.size(); i++) {
            piece.append(spans.get(i).text());
        }
        int end = piece.length();
        while (end > start && Character.isWhitespace(piece.charAt(end - 1))) {
            end--;
        }
        piece.setLength(end);
        piece.append('\n');
    }

    /** As UTF-8, whatever the stream's encoding is: a stream encodes letter by letter. */
    private static void write(PrintStream stream, StringBuilder piece, List<Line> lines) {
        byte[] bytes = utf8(piece);
        if (!isPlain(bytes, lines.size())) {
            piece.setLength(0);
            lines.forEach(line -> add(Clean.line(line), piece));
            bytes = utf8(piece);
        }
        stream.write(bytes, 0, bytes.length);
    }

    private static byte[] utf8(StringBuilder piece) {
        return piece.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether all letters are printable ones of ASCII, and no line has an end within. */
    private static boolean isPlain(byte[] bytes, int lines) {
        int ends = 0;
        for (byte letter : bytes) {
            if (letter < ' ' || letter == DELETE) {
                if (letter != '\n') {
                    return false;
                }
                ends++;
            }
        }
        return ends == lines;
    }
}
