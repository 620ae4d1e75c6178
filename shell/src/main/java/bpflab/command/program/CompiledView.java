package bpflab.command.program;

import bpflab.clang.Compilation;
import bpflab.clang.Diagnostic;
import bpflab.command.Answer;
import bpflab.trouble.Trouble;
import bpflab.view.Diagnostics;
import bpflab.view.Ends;
import bpflab.view.Fields.Field;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import bpflab.view.Within;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How {@code :compile} and {@code :load} show a compilation: the command line, its time, the diagnostics. */
public final class CompiledView {
    private static final int EDGE = 80;

    private CompiledView() {}

    public static View of(Compilation compilation) {
        List<View> views = new ArrayList<>();
        views.add(new Within(EDGE, line(compilation)));
        if (!compilation.diagnostics().isEmpty()) {
            views.add(Diagnostics.of(diagnostics(compilation)));
        }
        if (!compilation.hints().isEmpty()) {
            views.add(new Fields(
                    0, 8, compilation.hints().stream().map(hint -> Field.of("hint", hint, Role.PLAIN)).toList()));
        }
        return View.stack(views);
    }

    /** What clang said, files beside the source called by their bare names. */
    private static List<Diagnostic> diagnostics(Compilation compilation) {
        return compilation.diagnostics().stream()
                .map(diagnostic -> shortened(diagnostic, folder(compilation)))
                .toList();
    }

    private static Diagnostic shortened(Diagnostic d, String folder) {
        List<Diagnostic> notes = d.notes().stream().map(note -> shortened(note, folder)).toList();
        return new Diagnostic(
                d.severity(), d.file().startsWith(folder) ? d.file().substring(folder.length()) : d.file(), d.line(),
                        d.column(), d.message(), d.source(), notes, d.includedFrom());
    }

    private static String folder(Compilation compilation) {
        Path parent = compilation.source().getParent();
        return parent == null ? "" : parent + "/";
    }

    /** The command line as one types it in the file's folder. */
    public static String commandLine(Compilation compilation) {
        String folder = folder(compilation);
        return folder.isEmpty()
                ? compilation.commandLine()
                : compilation.commandLine()
                        .replace(folder, "")
                        .replace("-I" + folder.substring(0, folder.length() - 1), "-I.");
    }

    private static View line(Compilation compilation) {
        String text = compilation.brief().replace(folder(compilation), "");
        String time = Units.time(compilation.took());
        return new Ends(List.of(new Span(text, Role.MUTED)), ' ', 3, List.of(new Span(time, Role.MUTED)));
    }

    static CompiledData data(Compilation compilation) {
        return new CompiledData(compilation.command(), compilation.took().toMillis(),
                diagnostics(compilation).stream().map(CompiledData.Said::of).toList());
    }

    public static Answer no(Compilation compilation) {
        return no(compilation, Optional.empty());
    }

    /**
     * The "no" of a file that does not compile, the same for every command that compiles; its data names the first
     * error's place.
     *
     * @param more a record of what else the data tell
     */
    public static Answer no(Compilation compilation, Optional<? extends Record> more) {
        List<Diagnostic> errors = diagnostics(compilation).stream().filter(Diagnostic::isError).toList();
        CompiledData.Failed data = new CompiledData.Failed(
                errors.stream().findFirst().map(CompiledData.Error::of), data(compilation), more);
        Path name = compilation.source().getFileName();
        String why = errors.isEmpty() ? "clang failed" : errors.get(0).message();
        View summary =
                View.of(Line.of(
                        name + " does not compile: " + Units.count(errors.size(), "error", "errors"), Role.BAD));
        return Answer.no(
                View.stack(List.of(of(compilation), summary)), data,
                        Trouble.failed(
                        name + " does not compile", why,
                                compilation.hints().stream().findFirst().orElse(":edit " + name)));
    }
}
