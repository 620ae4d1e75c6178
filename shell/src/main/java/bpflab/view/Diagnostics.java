package bpflab.view;

import bpflab.clang.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What clang said: each message with its place, the source line, and clang's caret below it. */
public record Diagnostics(List<Diagnostic> diagnostics) implements View {
    public Diagnostics {
        diagnostics = List.copyOf(diagnostics);
    }

    @Override
    public List<Line> lines(int width) {
        List<Line> lines = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (!lines.isEmpty()) {
                lines.add(Line.EMPTY);
            }
            add(diagnostic, "", width, lines);
        }
        return lines;
    }

    private static void add(Diagnostic diagnostic, String indent, int width, List<Line> lines) {
        Span lead = new Span(indent + word(diagnostic), role(diagnostic));
        String place = diagnostic.place();
        List<Span> text =
                List.of(new Span(place.isEmpty() ? "" : place + " ", Role.MUTED), Span.of(diagnostic.message()));
        lines.addAll(Wrap.text(text, width, new Span(lead.text() + "   ", lead.role()), Span.of(indent + "        ")));
        if (!diagnostic.includedFrom().isEmpty()) {
            lines.add(Line.of(
                    indent + "        included from " + String.join(", ", diagnostic.includedFrom()), Role.MUTED));
        }
        addSource(diagnostic, indent, lines);
        diagnostic.notes().forEach(note -> add(note, indent + "  ", width, lines));
    }

    private static String word(Diagnostic diagnostic) {
        return diagnostic.severity().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Role role(Diagnostic diagnostic) {
        return switch (diagnostic.severity()) {
            case ERROR -> Role.BAD;
            case WARNING -> Role.WARN;
            case NOTE -> Role.MUTED;
        };
    }

    /** The source line loses the indentation that all lines share; the caret stays under its column. */
    private static void addSource(Diagnostic diagnostic, String indent, List<Line> lines) {
        List<String> source = diagnostic.source().stream().map(Clean::text).toList();
        int shared = source.stream()
                .filter(text -> !text.isBlank())
                .mapToInt(text -> text.length() - text.stripLeading().length())
                .min()
                .orElse(0);
        for (int i = 0; i < source.size(); i++) {
            String number = i == 0 && diagnostic.line() > 0 ? String.format("%5d", diagnostic.line()) : "     ";
            String text = source.get(i).isBlank() ? "" : source.get(i).substring(shared);
            lines.add(Line.of(
                    new Span(indent + number + " │ ", Role.MUTED), new Span(text, i == 0 ? Role.C : Role.WARN)));
        }
    }
}
