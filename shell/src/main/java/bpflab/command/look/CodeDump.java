package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.bench.Setting;
import bpflab.command.Answer;
import bpflab.command.OnlyOne;
import bpflab.command.ParsedArguments;
import bpflab.elf.ProgramSpec;
import bpflab.jit.MachineCode;
import bpflab.kernel.Program;
import bpflab.listing.Listing;
import bpflab.listing.Row;
import bpflab.listing.Stages;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.DumpView;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.StagesView;
import bpflab.view.View;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The listings of a program: as compiled, after the verifier, as machine code. */
final class CodeDump {
    private final Bench bench;
    private final ParsedArguments words;
    private final int limit;

    CodeDump(Bench bench, ParsedArguments words, int limit) {
        this.bench = bench;
        this.words = words;
        this.limit = limit;
    }

    /** @throws InterruptedException Ctrl-C while clang ran */
    Answer answer(String stage) throws InterruptedException {
        if (stage.equals("elf") && words.at(1).isPresent() && isFile(words.word(1))) {
            return new ObjectDump(bench, look(stage)).answer(words.word(1));
        }
        String name = words.at(1)
                .orElseGet(() ->
                        OnlyOne.of("program", bench.programs().stream().map(Program::name).toList(), ":dump " + stage));
        Program program = Lookup.programs(bench).one(name, words.has("--all"));
        if (stage.equals("elf")) {
            return listing(name, stage, compiled(program));
        }
        if (stage.equals("xlated") || stage.equals("jited")) {
            return listing(name, stage, stage.equals("xlated") ? xlated(program) : jited(program));
        }
        return all(program);
    }

    /** What is loaded under that name goes before a file of that name. */
    private boolean isFile(String typed) {
        boolean looksSo = !Lookup.isPin(bench, typed)
                && (typed.endsWith(".c") || typed.endsWith(".o") || typed.contains("/"));
        return looksSo
                || bench.programs().stream().noneMatch(program -> program.name().equals(typed))
                && Files.isRegularFile(bench.file(typed));
    }

    private List<Row> compiled(Program program) {
        ProgramSpec spec = program.spec().orElseThrow(() -> Trouble.failed(
                        "nobody here knows how " + program.name() + " was compiled", "it was not loaded by this bench",
                                ":dump xlated " + program.info().id())
                .toException());
        bench.how().like("llvm-objdump -S "
                + bench.fileOf(program).map(file -> file.replaceFirst("\\.c$", ".o")).orElse("FILE.o"));
        return Listing.compiled(spec);
    }

    private List<Row> xlated(Program program) {
        bench.how().like("bpftool prog dump xlated id " + program.info().id());
        return Listing.xlated(program.xlated(), bench.host().symbols());
    }

    private List<Row> jited(Program program) {
        bench.how().like("bpftool prog dump jited id " + program.info().id());
        boolean intel = words.has("--intel") || bench.settings().on(Setting.INTEL);
        return MachineCode.listing(
                program.jited(), bench.host().symbols(), intel ? MachineCode.Syntax.INTEL : MachineCode.Syntax.ATT);
    }

    private Answer listing(String name, String stage, List<Row> rows) {
        return Answer.of(
                DumpView.of(rows, look(stage)), new Stage(name, stage, RowData.of(rows)));
    }

    private DumpView.Look look(String stage) {
        return new DumpView.Look(
                stage.equals("jited"), words.has("--opcodes"), words.has("--lines"), !words.has("--no-source"), limit);
    }

    /** The stages that are there: of what others loaded nobody here has the object file, and a JIT may be off. */
    private Answer all(Program program) {
        List<Missing> missing = new ArrayList<>();
        List<Row> xlated = ifThere("xlated", () -> xlated(program), missing);
        List<Row> jited = ifThere("jited", () -> jited(program), missing);
        List<Row> compiled = new ArrayList<>(ifThere("elf", () -> compiled(program), missing));
        if (xlated.isEmpty() && jited.isEmpty() && compiled.isEmpty()) {
            xlated(program); // says why not
        }
        if (xlated.stream().filter(Row.Function.class::isInstance).count() > 1) {
            bench.subprograms(program).forEach(spec -> compiled.addAll(Listing.compiled(spec)));
        }
        String machine = bench.host().architecture().replace("x86_64", "x86-64").replace("aarch64", "arm64");
        View stages = StagesView.of(Stages.align(placed(compiled), placed(xlated), placed(jited)), machine);
        return Answer.of(
                View.stack(List.of(stages, View.of(missing.stream().map(Missing::line).toArray(Line[]::new)))),
                new All(program.name(), RowData.of(compiled), RowData.of(xlated), RowData.of(jited), missing));
    }

    private static List<Row> ifThere(String stage, Supplier<List<Row>> rows, List<Missing> missing) {
        try {
            return rows.get();
        } catch (TroubleException none) {
            missing.add(new Missing(stage, none.trouble().why()));
            return List.of();
        }
    }

    /** Code that the compiler gave the line number 0 goes with the line before it. */
    private static List<Row> placed(List<Row> rows) {
        return rows.stream().filter(row -> !(row instanceof Row.Source source && source.info().line() == 0)).toList();
    }

    /** One stage of a program, as data. */
    private record Stage(String program, String stage, List<RowData> rows) {}

    /** All stages of a program, as data. */
    private record All(String program, List<RowData> elf, List<RowData> xlated, List<RowData> jited,
            List<Missing> missing) {}

    /** A stage that is not shown. */
    private record Missing(String stage, String why) {
        Line line() {
            return Line.of("without the " + stage + " stage: " + why, Role.MUTED);
        }
    }
}
