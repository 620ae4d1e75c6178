package bpflab.repl;

import bpflab.view.Screen;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Terminal;

/** The terminal as a screen. */
final class TerminalScreen implements Screen {
    private static final int LEAST_COLUMNS = 20;
    private static final int USUAL_COLUMNS = 80;

    private final Terminal terminal;
    private final OutputGate gate;
    private final Theme ink;
    private final BooleanSupplier paging;

    /** @param paging whether long answers are shown page by page */
    TerminalScreen(Terminal terminal, OutputGate gate, Theme ink, BooleanSupplier paging) {
        this.terminal = terminal;
        this.gate = gate;
        this.ink = ink;
        this.paging = paging;
    }

    @Override
    public void show(View view) {
        gate.print(lines(view));
    }

    @Override
    public void redraw(View view) {
        if (Prompter.isDumb(terminal)) {
            show(view);
        } else {
            gate.redraw(lines(view), columns());
        }
    }

    private int columns() {
        int columns = terminal.getColumns();
        return columns <= 0 ? USUAL_COLUMNS : Math.max(LEAST_COLUMNS, columns);
    }

    /** Shows an answer, page by page when it is longer than the screen and that is wanted. */
    void showAnswer(View view) throws InterruptedException {
        List<StyledLine> lines = lines(view);
        if (!paging.getAsBoolean() || Prompter.isDumb(terminal) || !Pager.isNeeded(terminal, lines)) {
            gate.print(lines);
            return;
        }
        gate.lend(new Pager(terminal, lines)::run);
    }

    List<StyledLine> lines(View view) {
        return TerminalRenderer.read(view, columns()).stream().map(ink::paint).toList();
    }
}
