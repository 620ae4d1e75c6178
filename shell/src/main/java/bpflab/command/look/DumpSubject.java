package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.clang.Compilation;
import bpflab.command.OnlyOne;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.command.program.CompiledView;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Program;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a word of {@code :dump} names: a program of the kernel, or a file. */
sealed interface DumpSubject {
    /** A program that is loaded. */
    record Loaded(String typed, Program program) implements DumpSubject {}

    /** An object file, or what clang made of a C file. */
    record Compiled(Path file, ObjectFile object) implements DumpSubject {}

    /** A C file with errors. */
    record Broken(String typed, Compilation compilation) implements DumpSubject {}

    /**
     * The program of that name, else the file of that name; without a word the only program that there is.
     *
     * @param place which of the command's words
     * @throws InterruptedException Ctrl-C while clang ran
     */
    static DumpSubject of(Bench bench, ParsedArguments words, int place) throws InterruptedException {
        if (words.at(place).isPresent() && isFile(bench, words.word(place))) {
            return file(bench, words.word(place));
        }
        return program(bench, words, place);
    }

    /** The program of that name or id; without a word the only one that there is. */
    static Loaded program(Bench bench, ParsedArguments words, int place) {
        String name = words.at(place)
                .orElseGet(() -> OnlyOne.of(
                        "program", bench.programs().stream().map(Program::name).toList(), ":dump " + words.word(0)));
        try {
            return new Loaded(name, Lookup.programs(bench).one(name, words.has("--all")));
        } catch (TroubleException none) {
            throw caller(bench, words, name).map(program -> Trouble.failed(name + " is no program",
                    "it is a function, and stands in the listing of " + program.name() + ", which calls it",
                    ":dump " + words.word(0) + " " + program.name()).toException(none)).orElse(none);
        }
    }

    /** The first program that calls a function of that name, and is not called so itself. */
    private static Optional<Program> caller(Bench bench, ParsedArguments words, String function) {
        StageRows rows = new StageRows(bench, words);
        return bench.programs().stream()
                .filter(program -> bench.fileOf(program).isPresent() && !program.name().equals(function))
                .filter(program -> rows.functions(program).stream().anyMatch(each -> each.name().equals(function)))
                .findFirst();
    }

    private static DumpSubject file(Bench bench, String typed) throws InterruptedException {
        Path file = bench.file(typed);
        if (ObjectFile.isOne(file)) {
            return new Compiled(file, ObjectFile.listed(file));
        }
        Compilation compilation = bench.clang().compile(file, List.of());
        CompiledView.tell(bench, compilation);
        return compilation instanceof Compilation.Compiled compiled
                ? new Compiled(file, ObjectFile.parse(file.toString(), compiled.object()))
                : new Broken(typed, compilation);
    }

    /** What is loaded under that name goes before a file of that name. */
    static boolean isFile(Bench bench, String typed) {
        if (Lookup.isPin(bench, typed) || Lookup.isId(typed)) {
            return false;
        }
        return typed.endsWith(".c") || typed.endsWith(".o") || typed.contains("/")
                || bench.programs().stream().noneMatch(program -> program.name().equals(typed))
                && Files.isRegularFile(bench.file(typed));
    }

    /** The first program that was loaded from a file. */
    static Optional<Program> loaded(Bench bench, Path file) {
        return bench.programs().stream()
                .filter(program -> bench.fileOf(program).map(bench::file).filter(file::equals).isPresent())
                .findFirst();
    }

    /** A file has only one stage; the others come with loading it. */
    static TroubleException onlyElf(Bench bench, String stage, Path file) {
        String name = file.getFileName().toString();
        String load = ":load " + Quoted.of(name) + "\n:dump elf " + Quoted.of(name) + "   # as it was compiled";
        String what = stage.equals("all") ? "there is one stage of " : "there is no " + stage + " stage of ";
        return Trouble.usage(what + name, "a file is compiled, not loaded",
                loaded(bench, file).map(program -> ":dump " + stage + " " + program.name()
                        + "   # a program of it, which is loaded\n" + load).orElse(load)).toException();
    }
}
