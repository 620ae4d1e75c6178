package bpflab.view.terminal;

import bpflab.view.Ends;
import bpflab.view.Fields;
import bpflab.view.Fitting;
import bpflab.view.Indented;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Prose;
import bpflab.view.Role;
import bpflab.view.Sentences;
import bpflab.view.Source;
import bpflab.view.Span;
import bpflab.view.Stack;
import bpflab.view.Table;
import bpflab.view.View;
import bpflab.view.Width;
import bpflab.view.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Views as lines of a terminal: the one place where the width is known. */
public final class TerminalRenderer implements View.Cases<List<Line>> {
    /** Text beside labels is at most so wide, which reads best. */
    private static final int READABLE = 100;

    /** How much further to the right a sentence goes on. */
    private static final int GO_ON = 2;

    private final int width;
    private final boolean read;
    private final Breath breath;

    private TerminalRenderer(int width, boolean read, Breath breath) {
        this.width = width;
        this.read = read;
        this.breath = breath;
    }

    /** The lines at a width in columns. They may be longer where breaking them would spoil them (code). */
    public static List<Line> lines(View view, int width) {
        return view.match(new TerminalRenderer(width, false, Breath.LONG));
    }

    /**
     * The lines for a screen that somebody reads: C lines among instructions are broken, too. Scripts get them as
     * bpftool prints them.
     */
    public static List<Line> read(View view, int width) {
        return view.match(new TerminalRenderer(width, true, Breath.LONG));
    }

    /**
     * As {@link #lines}, of what may be very long.
     *
     * @throws InterruptedException before all was laid out
     */
    public static List<Line> linesInterruptibly(View view, int width) throws InterruptedException {
        return interruptibly(view, width, false);
    }

    /**
     * As {@link #read}, of what may be very long.
     *
     * @throws InterruptedException before all was laid out
     */
    public static List<Line> readInterruptibly(View view, int width) throws InterruptedException {
        return interruptibly(view, width, true);
    }

    private static List<Line> interruptibly(View view, int width, boolean read) throws InterruptedException {
        try {
            return view.match(new TerminalRenderer(width, read, Breath.SHORT));
        } catch (CancellationException interrupted) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    @Override
    public List<Line> listing(Listing listing) {
        return read ? listing.lines().stream().flatMap(line -> listed(line).stream()).toList() : listing.lines();
    }

    /** Instructions are never broken, C lines among them and what is said behind them at blanks. */
    private List<Line> listed(Line line) {
        breath.take();
        int last = line.spans().size() - 1;
        boolean endsInC = last >= 0 && line.spans().get(last).role() == Role.C && Width.of(line) > width;
        return endsInC
                ? Wrap.text(line.spans().subList(last, last + 1), width, line.spans().subList(0, last),
                        blanks(Width.of(new Line(line.spans().subList(0, last))) + GO_ON))
                : Remark.fitted(line, width);
    }

    @Override
    public List<Line> sentences(Sentences sentences) {
        return sentences.lines().stream().flatMap(line -> sentence(line).stream()).toList();
    }

    /** What fits stays as it is, blanks at its end and all. */
    private List<Line> sentence(Line line) {
        breath.take();
        if (Width.of(line) <= width) {
            return List.of(line);
        }
        String text = line.text();
        int indent = text.length() - text.stripLeading().length();
        return Wrap.text(line.spans(), width, List.of(blanks(indent)), blanks(indent + GO_ON));
    }

    @Override
    public List<Line> prose(Prose prose) {
        return Wrap.text(prose.text(), width, prose.lead(), blanks(prose.hang()));
    }

    @Override
    public List<Line> ends(Ends ends) {
        int room = width - Width.of(new Line(ends.left())) - Width.of(new Line(ends.right()));
        List<Line> lines = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        if (room < ends.least() && !ends.left().isEmpty()) {
            lines.addAll(Wrap.text(ends.left(), width, List.of(), blanks(GO_ON)));
            room = width - Width.of(new Line(ends.right()));
        } else {
            spans.addAll(ends.left());
        }
        spans.add(new Span(String.valueOf(ends.fill()).repeat(Math.max(ends.least(), room)), Role.MUTED));
        spans.addAll(ends.right());
        lines.add(new Line(spans));
        return lines;
    }

    @Override
    public List<Line> fitting(Fitting fitting) {
        List<Line> versions = fitting.versions();
        return sentence(versions.stream()
                .filter(line -> Width.of(line) <= width)
                .findFirst()
                .orElse(versions.get(versions.size() - 1)));
    }

    @Override
    public List<Line> fields(Fields fields) {
        List<Line> lines = new ArrayList<>();
        fields.fields().forEach(field -> lines.addAll(field(fields, field)));
        return lines;
    }

    private List<Line> field(Fields fields, Fields.Field field) {
        breath.take();
        int mark = Width.of(field.mark().text());
        List<Span> lead = new ArrayList<>(mark == 0 ? List.of() : List.of(blanks(fields.indent()), field.mark()));
        lead.add(new Span(
                (mark == 0 ? " ".repeat(fields.indent()) : "") + Width.padded(field.label(), fields.labelWidth()),
                Role.MUTED));
        Span hang = blanks(fields.indent() + mark + fields.labelWidth());
        boolean whole = field.text().stream().anyMatch(span -> span.role() == Role.C || span.role() == Role.CODE);
        if (!whole) {
            return Wrap.text(field.text(), Math.min(width, READABLE + mark), lead, hang);
        }
        List<Line> lines = new ArrayList<>();
        for (Span span : field.text()) {
            span.text().lines().forEach(text -> {
                List<Span> spans = new ArrayList<>(lines.isEmpty() ? lead : List.of(hang));
                spans.add(new Span(text, span.role()));
                lines.add(new Line(spans));
            });
        }
        return lines;
    }

    @Override
    public List<Line> table(Table table) {
        return TableLayout.lines(table, width, breath);
    }

    @Override
    public List<Line> source(Source source) {
        return new SourceLayout(source, width).lines();
    }

    @Override
    public List<Line> indented(Indented indented) {
        boolean blank = indented.others().text().isBlank();
        List<Line> led = new ArrayList<>();
        for (Line line : at(width - Width.of(indented.first().text()), indented.content())) {
            List<Span> spans = new ArrayList<>();
            spans.add(led.isEmpty() ? indented.first() : indented.others());
            spans.addAll(line.spans());
            led.add(line.spans().isEmpty() && blank ? Line.EMPTY : new Line(spans));
        }
        return led;
    }

    @Override
    public List<Line> within(Within within) {
        return at(Math.min(width, within.columns()), within.content());
    }

    @Override
    public List<Line> stack(Stack stack) {
        List<List<Line>> parts = new ArrayList<>();
        for (View view : stack.views()) {
            breath.take();
            List<Line> part = view.match(this);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.get(0) : joined(parts, stack.spaced());
    }

    /** A dump with a note below is not made into lines here: there may be a million, and none may be read. */
    private static List<Line> joined(List<List<Line>> parts, boolean spaced) {
        if (!spaced && parts.size() <= JoinedLines.FEW && parts.stream().anyMatch(JoinedLines::isLong)) {
            return new JoinedLines(parts);
        }
        List<Line> lines = new ArrayList<>();
        for (List<Line> part : parts) {
            if (spaced && !lines.isEmpty()) {
                lines.add(Line.EMPTY);
            }
            lines.addAll(part);
        }
        return lines;
    }

    private List<Line> at(int columns, View view) {
        return view.match(new TerminalRenderer(columns, read, breath));
    }

    private static Span blanks(int columns) {
        return Span.of(" ".repeat(columns));
    }
}
