package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.ParsedArguments;
import bpflab.jit.MachineCode;
import bpflab.kernel.Program;
import bpflab.listing.Listing;
import bpflab.listing.Rewrite;
import bpflab.listing.Row;
import bpflab.listing.Stages;
import bpflab.trouble.TroubleException;
import bpflab.view.DumpView;
import bpflab.view.Line;
import bpflab.view.ReturnThunk;
import bpflab.view.Role;
import bpflab.view.StagesView;
import bpflab.view.Units;
import bpflab.view.View;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The listings of a program: as compiled, after the verifier, as machine code. */
final class CodeDump {
    /** What a row of all stages costs until it is shown, measured on a million: the row, its line, its data. */
    private static final int ROW_BYTES = 350;
    private static final int STAGES = 3;

    private final Bench bench;
    private final ParsedArguments words;
    private final int limit;
    private final StageRows stages;

    CodeDump(Bench bench, ParsedArguments words, int limit) {
        this.bench = bench;
        this.words = words;
        this.limit = limit;
        this.stages = new StageRows(bench, words);
    }

    /** @throws InterruptedException Ctrl-C while clang ran */
    Answer answer(String stage) throws InterruptedException {
        if (stage.equals("elf") && words.at(1).isPresent() && DumpSubject.isFile(bench, words.word(1))) {
            return new ObjectDump(bench, look(stage), words.has("--long"), words.at(2))
                    .answer(DumpSubject.of(bench, words, 1));
        }
        if (words.at(1).isPresent() && bench.programs().stream().noneMatch(each -> each.name().equals(words.word(1)))
                && DumpSubject.isFile(bench, words.word(1)) && Files.isRegularFile(bench.file(words.word(1)))) {
            throw DumpSubject.onlyElf(bench, stage, bench.file(words.word(1)));
        }
        if (!stage.equals("xlated") && !stage.equals("elf")) {
            MachineCode.getReady();
        }
        DumpSubject.Loaded loaded = DumpSubject.program(bench, words, 1);
        return switch (stage) {
            case "elf" -> listing(loaded.typed(), stage, stages.elf(loaded.program()));
            case "xlated" -> listing(loaded.typed(), stage, stages.xlated(loaded.program()));
            case "jited" -> listing(loaded.typed(), stage, stages.jited(loaded.program()));
            default -> new CodeDump(bench, words, words.has("--limit") ? limit
                    : Math.min(limit, mostOf(Runtime.getRuntime().maxMemory()))).all(loaded.program());
        };
    }

    /** How many instructions of each stage have room beside each other; to run out of memory tells nobody anything. */
    static int mostOf(long heapBytes) {
        return (int) Math.min(Integer.MAX_VALUE, heapBytes / 10 * 7 / ROW_BYTES / STAGES);
    }

    private Answer listing(String name, String stage, List<Row> rows) {
        View note = stage.equals("jited") ? ReturnThunk.note(rows, limit) : View.NOTHING;
        return Answer.of(
                View.stack(List.of(DumpView.of(rows, look(stage)), note)), new Stage(name, stage, RowData.of(rows)));
    }

    private DumpView.Look look(String stage) {
        return new DumpView.Look(
                stage.equals("jited"), words.has("--opcodes"), words.has("--lines"), !words.has("--no-source"), limit);
    }

    /** The stages that are there: of what others loaded nobody here has the object file, and a JIT may be off. */
    private Answer all(Program program) {
        List<Missing> missing = new ArrayList<>();
        List<Row> xlated = ifThere("xlated", () -> stages.xlated(program), missing);
        List<Row> jited = ifThere("jited", () -> stages.jited(program), missing);
        List<Row> compiled = ifThere("elf", () -> stages.elf(program), missing);
        if (xlated.isEmpty() && jited.isEmpty() && compiled.isEmpty()) {
            stages.xlated(program); // says why not
        }
        String machine = bench.host().architecture().replace("x86_64", "x86-64").replace("aarch64", "arm64");
        List<Stages.Line> lines = Stages.align(first(placed(compiled)), first(placed(xlated)), first(placed(jited)));
        View shown = StagesView.of(lines, machine);
        return Answer.of(
                View.stack(List.of(
                        shown, leftOut(List.of(compiled, xlated, jited)), ReturnThunk.note(jited, limit),
                                View.of(missing.stream().map(Missing::line).toArray(Line[]::new)))),
                new All(program.name(), RowData.of(compiled), RowData.of(xlated), RowData.of(jited),
                        lines.stream().flatMap(line -> line.changes().stream()).map(Rewritten::of).toList(), missing));
    }

    private static List<Row> ifThere(String stage, Supplier<List<Row>> rows, List<Missing> missing) {
        try {
            return Listing.kept(rows.get());
        } catch (TroubleException none) {
            missing.add(new Missing(stage, none.trouble().why()));
            return List.of();
        }
    }

    /** As many instructions of a stage as are wanted. */
    private List<Row> first(List<Row> rows) {
        int instructions = 0;
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at) instanceof Row.Code && ++instructions > limit) {
                return rows.subList(0, at);
            }
        }
        return rows;
    }

    private View leftOut(List<List<Row>> stages) {
        return stages.stream().noneMatch(rows -> rows.stream().filter(Row.Code.class::isInstance).count() > limit)
                ? View.NOTHING
                : View.of(Line.of("… the first "
                        + (limit == 1 ? "instruction" : Units.count(limit, "instruction", "instructions"))
                        + " of each stage: --limit N shows more", Role.MUTED));
    }

    /** Code that the compiler gave the line number 0 goes with the line before it. */
    private static List<Row> placed(List<Row> rows) {
        return rows.stream().filter(row -> !(row instanceof Row.Source source && source.info().line() == 0)).toList();
    }

    /** One stage of a program, as data. */
    private record Stage(String program, String stage, List<RowData> rows) {}

    /** All stages of a program, as data. */
    private record All(String program, List<RowData> elf, List<RowData> xlated, List<RowData> jited,
            List<Rewritten> rewritten, List<Missing> missing) {}

    /** What the verifier did to some instructions: their slots before and after. */
    private record Rewritten(String what, List<Integer> elf, List<Integer> xlated) {
        static Rewritten of(Rewrite.Change change) {
            return new Rewritten(
                    change.what().words(), change.before().stream().map(Row.Code::at).toList(),
                            change.after().stream().map(Row.Code::at).toList());
        }
    }

    /** A stage that is not shown. */
    private record Missing(String stage, String why) {
        Line line() {
            return Line.of("without the " + stage + " stage: " + why, Role.MUTED);
        }
    }
}
