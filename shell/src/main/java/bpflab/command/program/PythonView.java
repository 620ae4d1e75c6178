package bpflab.command.program;

import bpflab.command.Answer;
import bpflab.dialect.python.PythonScript;
import bpflab.json.IfPresent;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A script of BCC's beside the Java that does the same. */
final class PythonView {
    /** The file that a script's own C is written to, which its Java loads. */
    static final String PROGRAM = "program.c";

    private PythonView() {}

    /** The Java alone, as a script that {@code bpflab run} takes. */
    static String text(List<PythonScript.Line> lines) {
        return lines.stream().map(line -> line.java() + "\n").collect(Collectors.joining());
    }

    static Answer of(String file, List<PythonScript.Line> lines, Optional<String> out, boolean program) {
        List<PythonScript.Line> unknown = lines.stream().filter(line -> !line.known()).toList();
        List<View> views = new ArrayList<>();
        views.add(View.of(Line.of(
                new Span(file, Role.NAME), Span.of(" in Java, for this prompt or a script: "
                        + (unknown.isEmpty() ? "all of it" : Units.count(unknown.size(), "line is", "lines are")
                                + " not known here, and kept as a comment")))));
        views.add(Table.of(
                List.of(Table.right("LINE"), Table.left("PYTHON"), Table.left("JAVA")),
                lines.stream().map(line -> List.of(
                        Span.of(line.python().isEmpty() ? "" : String.valueOf(line.number())),
                        new Span(Clean.text(line.python()), line.known() ? Role.PLAIN : Role.MUTED),
                        new Span(Clean.text(line.java()), line.known() ? Role.C : Role.MUTED))).toList()));
        out.ifPresent(name -> views.add(View.of(Line.of(
                Span.of("written to " + name + (program ? ", its C to " + PROGRAM : "") + ": "),
                new Span(":source " + name, Role.COMMAND)))));
        return Answer.of(View.spaced(views), new Data(file, lines, text(lines), out));
    }

    private record Data(
            String file, List<PythonScript.Line> lines, String text, @IfPresent Optional<String> out) {}
}
