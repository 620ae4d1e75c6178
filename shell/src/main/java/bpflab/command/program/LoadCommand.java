package bpflab.command.program;

import bpflab.bench.Bench;
import bpflab.bench.Load;
import bpflab.bench.Loading;
import bpflab.bench.ObjectName;
import bpflab.clang.Clang;
import bpflab.clang.Compilation;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.all.Dialects;
import bpflab.elf.ObjectFile;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Screen;
import java.nio.file.Path;
import java.util.Optional;

/** {@code :load FILE}: from C to programs in the kernel. */
final class LoadCommand implements Command {
    @Override
    public String name() {
        return "load";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.PROGRAM, "compile a C file and load it into the kernel", ":load drop_world.c",
                        Argument.required("FILE", Argument.Kind.FILE),
                        Argument.optional("PROGRAM", Argument.Kind.FUNCTION))
                .with(
                        ClangWords.INCLUDE,
                        ClangWords.DEFINE,
                        new Option("--log", "0|1|2",
                                "keep the verifier's log: of the path that fails, or of every path"),
                        new Option("--pin", "FOLDER", "pin each program in this folder of bpffs"),
                        new Option("--type", "T", "the program type, where the section's name says nothing"),
                        new Option("--strict", "", "verify as for a loader without CAP_PERFMON"))
                .passingOn()
                .like("clang -O2 -g -target bpf -c drop_world.c && bpftool prog loadall drop_world.o "
                        + "/sys/fs/bpf/dropworld");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        Path file = bench.file(words.word(0));
        LoadOptions options = new LoadOptions(words.at(1), level(words), words.value("--type"), words.has("--strict"));
        ClangWords more = ClangWords.of(bench, words);
        Load load = ObjectFile.isOne(file) ? object(bench, file, options, more)
                : source(bench, clang(bench, options).compile(file, more.flags()), options, screen);
        if (load.object().isEmpty()) {
            return CompiledView.no(load.compilation().orElseThrow(), more);
        }
        Optional<Path> folder = words.value("--pin").map(bench.folders().bpffs()::resolve);
        bench.how().like("bpftool prog loadall " + ObjectName.of(bench, file) + " "
                + folder.orElse(Path.of("/sys/fs/bpf", ObjectName.pin(file)))
                + words.value("--type").map(type -> " type " + type).orElse(""));
        folder.ifPresent(path -> pin(bench, load, path));
        return LoadedView.of(load, folder, bench.folder().here());
    }

    /** What --type says of a program, an old text is translated by, too. */
    private static Clang clang(Bench bench, LoadOptions options) {
        return options.type().isEmpty() ? bench.clang()
                : bench.clang().rewriting(new Dialects(new DialectOptions(options.type(), Optional.empty())));
    }

    private static Load object(Bench bench, Path file, LoadOptions options, ClangWords more)
            throws InterruptedException {
        if (!more.flags().isEmpty()) {
            throw Trouble.usage(
                    file.getFileName() + " is compiled already", "clang has no part in loading it, so"
                            + more.typed() + " has no meaning", ":load " + file.getFileName()).toException();
        }
        return new Loading(bench).load(file, options);
    }

    /** What clang warned of is told where loading fails: most often it is the reason. */
    private static Load source(Bench bench, Compilation compilation, LoadOptions options, Screen screen) {
        CompiledView.tell(bench, compilation);
        try {
            return new Loading(bench).load(compilation, options);
        } catch (TroubleException trouble) {
            if (!compilation.diagnostics().isEmpty()) {
                screen.show(CompiledView.of(compilation, Optional.of(bench.folder().here())));
            }
            throw trouble;
        }
    }

    private static int level(ParsedArguments words) {
        String level = words.value("--log").orElse("0");
        if (!level.matches("[012]")) {
            throw Trouble.usage(
                    "there is no log level " + level, "0 logs only what is refused, 1 the last path, 2 every path",
                            ":load " + words.word(0) + " --log 2").toException();
        }
        return Integer.parseInt(level);
    }

    private static void pin(Bench bench, Load load, Path folder) {
        for (LoadResult.Loaded loaded : load.loaded()) {
            bench.pin(loaded.program()::pin, folder.resolve(loaded.program().name()));
        }
    }
}
