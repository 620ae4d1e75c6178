package bpflab.repl;

import bpflab.view.Line;
import bpflab.view.Screen;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Terminal;

/** The terminal as a screen. */
final class TerminalScreen implements Screen {
    private static final int LEAST_COLUMNS = 20;
    private static final int USUAL_COLUMNS = 80;

    private final Terminal terminal;
    private final OutputGate gate;
    private final Theme theme;
    private final BooleanSupplier paging;

    /** @param paging whether long answers are shown page by page */
    TerminalScreen(Terminal terminal, OutputGate gate, Theme theme, BooleanSupplier paging) {
        this.terminal = terminal;
        this.gate = gate;
        this.theme = theme;
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
            return;
        }
        try {
            gate.redraw(laidOut(view), columns());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt(); // for whoever draws again and again; what was drawn last stays
        }
    }

    private int columns() {
        int columns = terminal.getColumns();
        return columns <= 0 ? USUAL_COLUMNS : Math.max(LEAST_COLUMNS, columns);
    }

    /** Shows an answer, page by page when it is longer than the screen and that is wanted. */
    void showAnswer(View view) throws InterruptedException {
        List<StyledLine> lines = laidOut(view);
        if (!paging.getAsBoolean() || Prompter.isDumb(terminal) || !Pager.isNeeded(terminal, lines)) {
            gate.printAnswer(lines);
            return;
        }
        gate.lend(new Pager(terminal, lines)::run);
    }

    /** Of what may be very long. */
    private List<StyledLine> laidOut(View view) throws InterruptedException {
        List<StyledLine> lines = new ArrayList<>();
        for (Line line : TerminalRenderer.readInterruptibly(view, columns())) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            lines.add(theme.paint(line));
        }
        return lines;
    }

    List<StyledLine> lines(View view) {
        return TerminalRenderer.read(view, columns()).stream().map(theme::paint).toList();
    }
}
