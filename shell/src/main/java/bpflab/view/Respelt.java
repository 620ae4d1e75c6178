package bpflab.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The same document with other words in it: what is offered for one prompt, for another one. */
public final class Respelt implements View.Cases<View> {
    private final UnaryOperator<List<Span>> by;

    private Respelt(UnaryOperator<List<Span>> by) {
        this.by = by;
    }

    /** A document whose lines, cells and texts are each spelt otherwise; source and dumps keep their letters. */
    public static View of(View view, UnaryOperator<List<Span>> by) {
        return view.match(new Respelt(by));
    }

    @Override
    public View ends(Ends ends) {
        return new Ends(by.apply(ends.left()), ends.fill(), ends.least(), by.apply(ends.right()));
    }

    @Override
    public View fields(Fields fields) {
        return new Fields(fields.indent(), fields.labelWidth(), fields.fields().stream()
                .map(field -> new Fields.Field(field.mark(), field.label(), by.apply(field.text())))
                .toList());
    }

    @Override
    public View fitting(Fitting fitting) {
        return new Fitting(lines(fitting.versions()));
    }

    @Override
    public View indented(Indented indented) {
        return new Indented(indented.first(), indented.others(), indented.content().match(this));
    }

    @Override
    public View listing(Listing listing) {
        return listing.lines() instanceof DumpLines ? listing : new Listing(lines(listing.lines()));
    }

    @Override
    public View prose(Prose prose) {
        return new Prose(prose.lead(), by.apply(prose.text()), prose.hang());
    }

    @Override
    public View sentences(Sentences sentences) {
        return new Sentences(lines(sentences.lines()));
    }

    @Override
    public View source(Source source) {
        return source;
    }

    @Override
    public View stack(Stack stack) {
        List<View> views = new ArrayList<>();
        for (View view : stack.views()) {
            views.add(view.match(this));
        }
        return new Stack(views, stack.spaced());
    }

    @Override
    public View table(Table table) {
        return new Table(
                table.columns(), table.rows().stream().map(row -> row.stream().map(this::cell).toList()).toList(),
                table.indent(), line(table.whenCut()));
    }

    @Override
    public View within(Within within) {
        return new Within(within.columns(), within.content().match(this));
    }

    private List<Line> lines(List<Line> lines) {
        return lines.stream().map(this::line).toList();
    }

    private Line line(Line line) {
        return new Line(by.apply(line.spans()));
    }

    /** A cell is one piece. */
    private Span cell(Span cell) {
        List<Span> spelt = by.apply(List.of(cell));
        return spelt.size() == 1 ? spelt.get(0) : cell;
    }
}
