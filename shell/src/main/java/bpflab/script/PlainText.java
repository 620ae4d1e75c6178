package bpflab.script;

import bpflab.command.Answer;
import bpflab.trouble.Trouble;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.TroubleView;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.io.PrintStream;

/** Tells it in words: output to one stream, trouble to another. */
public final class PlainText implements Printer {
    private static final int PIECE = 1 << 15;

    private final PrintStream out;
    private final PrintStream err;
    private final int columns;

    /** @param columns the width that views are laid out for */
    public PlainText(PrintStream out, PrintStream err, int columns) {
        this.out = out;
        this.err = err;
        this.columns = columns;
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

    /** In pieces: a stream takes about as long for a line as for a thousand. */
    private void print(PrintStream stream, View view) {
        StringBuilder piece = new StringBuilder();
        for (Line line : TerminalRenderer.lines(view, columns)) {
            piece.append(Clean.line(line).text().stripTrailing()).append('\n');
            if (piece.length() > PIECE) {
                stream.print(piece);
                piece.setLength(0);
            }
        }
        stream.print(piece);
        stream.flush();
    }
}
