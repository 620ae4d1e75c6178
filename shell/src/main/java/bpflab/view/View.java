package bpflab.view;

import java.util.List;

/**
 * Something to look at: a small document that knows no screen. A renderer is one {@link Cases}; {@code terminal} has
 * the one that makes lines of it.
 */
public sealed interface View
        permits Ends, Fields, Fitting, Indented, Listing, Prose, Sentences, Source, Stack, Table, Within {
    /** Nothing to see. */
    View NOTHING = new Listing(List.of());

    /** What {@code on} answers for this kind of document. */
    <R> R match(Cases<R> on);

    /** One answer for each kind; a new kind does not compile until every renderer has it. */
    interface Cases<R> {
        R ends(Ends ends);

        R fields(Fields fields);

        R fitting(Fitting fitting);

        R indented(Indented indented);

        R listing(Listing listing);

        R prose(Prose prose);

        R sentences(Sentences sentences);

        R source(Source source);

        R stack(Stack stack);

        R table(Table table);

        R within(Within within);
    }

    /** Lines of words. */
    static View of(Line... lines) {
        return new Sentences(List.of(lines));
    }

    /** Views one below the other. */
    static View stack(List<? extends View> views) {
        return new Stack(List.copyOf(views), false);
    }

    /** Views one below the other, an empty line between two. */
    static View spaced(List<? extends View> views) {
        return new Stack(List.copyOf(views), true);
    }
}
