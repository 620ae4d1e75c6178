package bpflab.script;

import bpflab.command.Answer;
import bpflab.trouble.Trouble;
import bpflab.view.Clean;
import bpflab.view.TroubleView;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.io.PrintStream;
import java.util.function.UnaryOperator;

/** Tells it in words: output to one stream, trouble to another. */
public final class PlainText implements Printer {
    /** What is shown of a line that failed: enough to know it again. */
    private static final int LONGEST = 200;

    private final PrintStream out;
    private final PrintStream err;
    private final int columns;
    private final UnaryOperator<View> spelling;

    /** @param columns the width that views are laid out for */
    public PlainText(PrintStream out, PrintStream err, int columns) {
        this(out, err, columns, view -> view);
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
            String first = Clean.text(line.lines().findFirst().orElse(""));
            err.println(place + "   " + (first.length() <= LONGEST ? first : first.substring(0, LONGEST) + " …"));
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

    private void print(PrintStream stream, View view) {
        new TextBytes(TerminalRenderer.lines(spelling.apply(view), columns)).writeTo(stream);
        stream.flush();
    }
}
