package bpflab.command.program;

import bpflab.bench.Bench;
import bpflab.clang.Compilation;
import bpflab.clang.Diagnostic;
import bpflab.clang.Rewritten;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How {@code :compile} and {@code :load} show a compilation: the command line, its time, the diagnostics. */
public final class CompiledView {
    private static final int EDGE = 80;
    private static final int FOUND = 11;
    /** So many errors are read; what follows is most often their consequence. */
    private static final int FEW = 3;

    private CompiledView() {}

    /** @param here where the person is; empty for where the file is */
    static View of(Compilation compilation, Optional<Path> here) {
        List<View> views = head(compilation, here);
        if (!compilation.diagnostics().isEmpty()) {
            views.add(Diagnostics.of(diagnostics(compilation)));
        }
        return View.stack(views);
    }

    /** The command line, the header folders that were found, and the hints: what explains is read first. */
    private static List<View> head(Compilation compilation, Optional<Path> here) {
        List<View> views = new ArrayList<>();
        views.add(new Within(EDGE, line(compilation, here)));
        if (!compilation.found().isEmpty()) {
            String folders = compilation.found().stream()
                    .map(found -> found(compilation, found))
                    .collect(Collectors.joining("; "));
            views.add(new Fields(0, FOUND, List.of(Field.of("headers", folders, Role.PLAIN))));
        }
        compilation.rewritten()
                .ifPresent(rewritten -> views.add(new Fields(0, FOUND, told(compilation, rewritten, here))));
        if (!compilation.hints().isEmpty() && !hasHoles(compilation)) {
            views.add(new Fields(
                    0, 8, compilation.hints().stream().map(hint -> Field.of("hint", hint, Role.PLAIN)).toList()));
        }
        return views;
    }

    /** That clang saw another text, and what its author should know of that. */
    private static List<Field> told(Compilation compilation, Rewritten rewritten, Optional<Path> here) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("dialect", List.of(
                Span.of(rewritten.from() + ", " + Units.count(rewritten.changes(), "change", "changes") + ": "),
                new Span(":translate " + Compilation.quoted(compilation.source().getFileName().toString()),
                        Role.COMMAND),
                Span.remark("shows them"))));
        rewritten.left().forEach(left -> fields.add(Field.of("left", near(left, compilation, here), Role.WARN)));
        rewritten.limits().forEach(limit -> fields.add(Field.of("note", limit, Role.WARN)));
        return fields;
    }

    /** {@code ../headers, above the file}. */
    private static String found(Compilation compilation, Path folder) {
        Path here = compilation.source().toAbsolutePath().normalize().getParent();
        String relative = here.relativize(folder.toAbsolutePath().normalize()).toString();
        return relative + (relative.startsWith("..") ? ", above the file" : ", beside the file");
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

    /** Tells the command line as one types it in the bench's folder. */
    public static void tell(Bench bench, Compilation compilation) {
        String object = compilation.source().getFileName().toString().replaceFirst("\\.c$", ".o");
        bench.how().makes(bench.folder().here().resolve(object), compilation.commandLine(bench.folder().here()));
    }

    private static View line(Compilation compilation, Optional<Path> here) {
        String text = near(compilation.brief(), compilation, here);
        String time = Units.time(compilation.took());
        return new Ends(List.of(new Span(text, Role.MUTED)), ' ', 3, List.of(new Span(time, Role.MUTED)));
    }

    /** Files are named as a person would type them. */
    private static String near(String text, Compilation compilation, Optional<Path> here) {
        String folder = here.map(path -> path + "/").orElse(folder(compilation));
        return folder.isEmpty() ? text : text.replace(folder, "");
    }

    static CompiledData data(Compilation compilation) {
        return new CompiledData(compilation.command(), compilation.took().toMillis(),
                compilation.found().stream().map(Path::toString).toList(),
                diagnostics(compilation).stream().map(CompiledData.Said::of).toList(),
                compilation.rewritten().map(CompiledData.Dialect::of));
    }

    /**
     * The "no" of a file that does not compile, the same for every command that compiles; its data names the first
     * error's place.
     *
     * @param typed the file as a person names it in the bench's folder
     */
    public static Answer no(Compilation compilation, String typed) {
        return no(compilation, ClangWords.of(typed), Optional.empty());
    }

    /** The same with what else the data tell. */
    public static Answer no(Compilation compilation, String typed, Record more) {
        return no(compilation, ClangWords.of(typed), Optional.of(more));
    }

    static Answer no(Compilation compilation, ClangWords words) {
        return no(compilation, words, Optional.empty());
    }

    private static Answer no(Compilation compilation, ClangWords words, Optional<? extends Record> more) {
        List<Diagnostic> errors = diagnostics(compilation).stream().filter(Diagnostic::isError).toList();
        CompiledData.Failed data = new CompiledData.Failed(
                errors.stream().findFirst().map(CompiledData.Error::of), data(compilation), more);
        Path name = compilation.source().getFileName();
        String why = errors.isEmpty() ? "clang failed" : errors.get(0).message();
        View summary =
                View.of(Line.of(
                        name + " does not compile: " + Units.count(errors.size(), "error", "errors"), Role.BAD));
        return Answer.no(
                View.stack(List.of(some(compilation, errors, words), summary)), data,
                        Trouble.failed(
                        name + " does not compile", why,
                                compilation.hints().stream().findFirst().orElse(":edit " + name)));
    }

    /** Whether a script is to put something in first: what clang says until then is about that. */
    private static boolean hasHoles(Compilation compilation) {
        return compilation.rewritten().filter(Rewritten::holes).isPresent();
    }

    /** The first errors, one when a hint explains all, and how to see the rest. */
    private static View some(Compilation compilation, List<Diagnostic> errors, ClangWords words) {
        int most = compilation instanceof Compilation.CompileErrors no && no.explained() ? 1 : FEW;
        int all = compilation.diagnostics().size();
        List<View> views = head(compilation, words.here());
        if (hasHoles(compilation) && !words.all()) {
            views.add(View.of(Line.of(
                    new Span("what clang says of it: ", Role.MUTED), new Span(words.compileAll(), Role.COMMAND))));
            return View.stack(views);
        }
        if (words.all() || all <= most) {
            return of(compilation, words.here());
        }
        views.add(Diagnostics.of(errors.stream().limit(most).toList()));
        int more = Math.max(0, errors.size() - most);
        String rest = Stream.of(counted(more, "more error"), counted(all - errors.size(), "warning"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
        views.add(View.of(Line.of(
                new Span("… " + rest + ": ", Role.MUTED), new Span(words.compileAll(), Role.COMMAND))));
        return View.stack(views);
    }

    private static String counted(int count, String what) {
        return count == 0 ? "" : Units.count(count, what, what + "s");
    }
}
