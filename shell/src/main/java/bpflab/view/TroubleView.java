package bpflab.view;

import bpflab.trouble.Trouble;
import bpflab.view.Fields.Field;
import java.util.ArrayList;
import java.util.List;

/** Trouble in the three lines a person needs: what, why, and what to type next. */
public final class TroubleView {
    private TroubleView() {}

    /** The document. */
    public static View of(Trouble trouble) {
        List<Field> fields = new ArrayList<>();
        if (!trouble.why().isEmpty()) {
            fields.add(Field.of("why", trouble.why(), Role.PLAIN));
        }
        fields.addAll(AdviceView.fields("try", trouble.hint()));
        return View.stack(List.of(
                new Prose(List.of(), List.of(new Span(trouble.what(), Role.BAD)), 2), new Fields(2, 6, fields)));
    }
}
