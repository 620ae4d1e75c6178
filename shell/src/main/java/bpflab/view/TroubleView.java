package bpflab.view;

import bpflab.trouble.Trouble;
import bpflab.view.Fields.Field;
import java.util.ArrayList;
import java.util.List;

/** Trouble in the three lines a person needs: what, why, and what to type next. */
public record TroubleView(Trouble trouble) implements View {
    @Override
    public List<Line> lines(int width) {
        List<Line> lines =
                new ArrayList<>(
                        Wrap.text(List.of(new Span(trouble.what(), Role.BAD)), width, Span.of(""), Span.of("  ")));
        List<Field> fields = new ArrayList<>();
        if (!trouble.why().isEmpty()) {
            fields.add(Field.of("why", trouble.why(), Role.PLAIN));
        }
        if (!trouble.hint().isEmpty()) {
            fields.add(Field.of("try", trouble.hint(), Role.PLAIN));
        }
        lines.addAll(new Fields(2, 6, fields).lines(width));
        return lines;
    }
}
