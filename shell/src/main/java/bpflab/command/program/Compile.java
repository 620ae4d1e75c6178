package bpflab.command.program;

import bpflab.bench.Bench;
import bpflab.clang.Compilation;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;

/** {@code :compile FILE}: clang, its command line, and what it has to say. */
final class Compile implements Looking {
    @Override
    public String name() {
        return "compile";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.PROGRAM, "compile a C file, show what clang says", ":compile drop_world.c",
                        Argument.required("FILE", Argument.Kind.FILE))
                .with(
                        ClangWords.INCLUDE,
                        ClangWords.DEFINE,
                        new Option("--all", "", "all of clang's messages, not the first few"))
                .passingOn()
                .like("clang -O2 -g -target bpf -c drop_world.c -o drop_world.o");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        ClangWords more = ClangWords.of(bench, words);
        Compilation compilation = bench.clang().compile(bench.file(words.word(0)), more.flags());
        CompiledView.tell(bench, compilation);
        if (!(compilation instanceof Compilation.Compiled compiled)) {
            return CompiledView.no(compilation, more);
        }
        ObjectFile object = ObjectFile.parse(words.word(0), compiled.object());
        List<View> views = new ArrayList<>();
        views.add(CompiledView.of(compilation, more.here()));
        List<String> names = object.programs().stream().map(ProgramSpec::name).toList();
        views.add(View.of(Line.of(
                Span.of("compiled   " + Units.count(compiled.object().length, "byte", "bytes") + ", "
                        + Units.count(names.size(), "program", "programs") + ": "),
                new Span(String.join(", ", names), Role.NAME))));
        views.add(View.of(
                Line.of(new Span("           :dump elf " + words.word(0), Role.COMMAND),
                        Span.remark("shows what is in it"))));
        return Answer.of(View.stack(views), CompiledView.data(compilation));
    }
}
