package bpflab.view;

import bpflab.trouble.Advice;
import bpflab.view.Fields.Field;
import java.util.ArrayList;
import java.util.List;

/** What to type next, a command a line; words about it stand behind it as a remark. */
public final class AdviceView {
    private AdviceView() {}

    /** The lines of a hint as fields, the first of which has the label. */
    public static List<Field> fields(String label, String hint) {
        List<Field> fields = new ArrayList<>();
        for (Advice advice : Advice.of(hint)) {
            fields.add(new Field(fields.isEmpty() ? label : "", spans(advice)));
        }
        return fields;
    }

    /** The lines of a hint below what they are about. */
    public static View below(int indent, String hint) {
        return new Fields(indent, 0, fields("", hint));
    }

    private static List<Span> spans(Advice advice) {
        if (advice.typed().isEmpty()) {
            return List.of(Span.of(advice.words()));
        }
        Span typed = new Span(advice.typed(), Role.COMMAND);
        return advice.words().isEmpty()
                ? List.of(typed)
                : List.of(typed, Span.remark(advice.words()));
    }
}
