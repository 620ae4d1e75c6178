package bpflab.bench;

import bpflab.lesson.Prediction;
import bpflab.view.Line;
import bpflab.view.Prose;
import bpflab.view.Role;
import bpflab.view.Sentence;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;

/** A prediction as it is asked: the question, what there is to choose, what to type. */
public final class AskedView {
    private AskedView() {}

    /** The question, as wide as there is room. */
    public static View question(String text) {
        return Prose.of(Sentence.spans(text, Role.TITLE));
    }

    /** All of it. */
    public static View of(Prediction prediction) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < prediction.choices().size(); i++) {
            String mark = prediction.isNumbered() ? i + 1 + "  " : "·  ";
            lines.add(Line.of(new Span("  " + mark, Role.MUTED), Span.of(prediction.choices().get(i))));
        }
        lines.add(Line.of("type what you expect; Enter alone goes on without", Role.MUTED));
        return View.stack(List.of(question(prediction.question()), View.of(lines.toArray(Line[]::new))));
    }
}
