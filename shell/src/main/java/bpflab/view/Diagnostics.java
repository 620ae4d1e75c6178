package bpflab.view;

import bpflab.clang.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What clang said: each message with its place, the source line, and clang's caret below it. */
public final class Diagnostics {
    private static final int HANG = 8;

    private Diagnostics() {}

    /** The messages, an empty line between two. */
    public static View of(List<Diagnostic> diagnostics) {
        return View.spaced(diagnostics.stream().map(Diagnostics::of).toList());
    }

    private static View of(Diagnostic diagnostic) {
        String place = diagnostic.place();
        List<View> views = new ArrayList<>();
        views.add(new Prose(
                List.of(new Span(word(diagnostic) + "   ", role(diagnostic))),
                List.of(new Span(place.isEmpty() ? "" : place + " ", Role.MUTED), Span.of(diagnostic.message())),
                HANG));
        if (!diagnostic.includedFrom().isEmpty()) {
            views.add(View.of(Line.of(
                    " ".repeat(HANG) + "included from " + String.join(", ", diagnostic.includedFrom()), Role.MUTED)));
        }
        views.add(source(diagnostic));
        diagnostic.notes().forEach(note -> views.add(Indented.by(2, of(note))));
        return View.stack(views);
    }

    private static String word(Diagnostic diagnostic) {
        return diagnostic.severity().name().toLowerCase(Locale.ROOT);
    }

    private static Role role(Diagnostic diagnostic) {
        return switch (diagnostic.severity()) {
            case ERROR -> Role.BAD;
            case WARNING -> Role.WARN;
            case NOTE -> Role.MUTED;
        };
    }

    /** The source line loses the indentation that all lines share; the caret stays under its column. */
    private static View source(Diagnostic diagnostic) {
        List<String> source = diagnostic.source().stream().map(Clean::text).toList();
        int shared = Source.indentation(source);
        List<Source.Row> rows = new ArrayList<>();
        for (String text : source) {
            boolean code = rows.isEmpty();
            rows.add(new Source.Row(
                    code ? diagnostic.line() : 0, Source.without(shared, text), code ? Role.C : Role.WARN,
                    Source.Mark.NONE));
        }
        return new Source(rows, Source.Gutter.EXCERPT);
    }
}
