package bpflab.command.program;

import bpflab.bench.Bench;
import bpflab.clang.SourceFile;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.NewFile;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.Translation;
import bpflab.dialect.all.Dialects;
import bpflab.dialect.python.PythonFile;
import bpflab.dialect.python.PythonScript;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code :translate FILE}: what an old program is in today's C, and why. */
final class Translate implements Command {
    @Override
    public String name() {
        return "translate";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.PROGRAM, "an old tutorial's C beside today's; its Python in Java",
                        ":translate drop_world.c",
                        Argument.required("FILE", Argument.Kind.FILE))
                .with(
                        ClangWords.INCLUDE,
                        ClangWords.DEFINE,
                        new Option("--out", "F", "write today's C, or the Java, to this file"),
                        new Option("--force", "", "write over a file that is there"),
                        new Option("--type", "T", "the program type, where section and arguments say nothing"),
                        new Option("--license", "L", "the licence to write in, where the file names none"))
                .passingOn();
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        SourceFile file = SourceFile.read(bench.file(words.word(0)));
        Optional<String> out = words.value("--out");
        if (PythonFile.isScript(words.word(0), file.text())) {
            List<PythonScript.Line> lines = PythonScript.translate(file.text(), programs(bench, file));
            Optional<String> program = out.flatMap(name -> PythonFile.program(file.text()));
            program.ifPresent(text -> write(bench, words, PythonView.PROGRAM, text));
            out.ifPresent(name -> write(bench, words, name, PythonView.text(lines)));
            return PythonView.of(words.word(0), lines, out, program.isPresent());
        }
        DialectOptions options = new DialectOptions(
                words.value("--type"), words.value("--license"), ClangWords.of(bench, words).flags());
        Translation translation = new Dialects().translate(file, options, bench.clang());
        out.ifPresent(name -> write(bench, words, name, translation.text()));
        List<View> views = new ArrayList<>(List.of(TranslationView.of(words.word(0), file.text(), translation)));
        out.ifPresent(name -> views.add(View.of(Line.of(
                Span.of("written to " + name + ": "), new Span(":load " + name, Role.COMMAND)))));
        return Answer.of(View.spaced(views), TranslationData.of(words.word(0), translation, out));
    }

    /** The C that a script loads, of the files that are there. */
    private static String programs(Bench bench, SourceFile script) {
        return PythonFile.loads(script.text()).stream().map(bench::file).filter(Files::isRegularFile)
                .map(path -> SourceFile.read(path).text()).collect(Collectors.joining("\n"));
    }

    private static void write(Bench bench, ParsedArguments words, String name, String text) {
        NewFile.write(bench, name, text, words.has("--force"),
                ":translate " + words.word(0) + " --out " + words.value("--out").orElse(name) + " --force",
                ":translate " + words.word(0) + " --out ~/today.c");
    }
}
