package bpflab.view;

import java.util.Collection;

/** How long a document is, in rows, as far as that can be told without laying it out: in no time. */
public final class Extent implements View.Cases<Integer> {
    private static final Extent ONE = new Extent();

    private Extent() {}

    /** Its rows: of a table, a listing, a source; those of its parts together. */
    public static int rows(View view) {
        return view.match(ONE);
    }

    @Override
    public Integer ends(Ends ends) {
        return 1;
    }

    @Override
    public Integer fields(Fields fields) {
        return fields.fields().size();
    }

    @Override
    public Integer fitting(Fitting fitting) {
        return 1;
    }

    @Override
    public Integer indented(Indented indented) {
        return rows(indented.content());
    }

    @Override
    public Integer listing(Listing listing) {
        return listing.lines().size();
    }

    @Override
    public Integer prose(Prose prose) {
        return 1;
    }

    @Override
    public Integer sentences(Sentences sentences) {
        return sentences.lines().size();
    }

    @Override
    public Integer source(Source source) {
        return source.rows().size();
    }

    @Override
    public Integer stack(Stack stack) {
        return sum(stack.views());
    }

    @Override
    public Integer table(Table table) {
        return table.rows().size();
    }

    @Override
    public Integer within(Within within) {
        return rows(within.content());
    }

    /** Of several, one below the other. */
    private static int sum(Collection<? extends View> views) {
        int sum = 0;
        for (View view : views) {
            sum += rows(view);
        }
        return sum;
    }
}
