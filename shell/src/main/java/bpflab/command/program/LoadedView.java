package bpflab.command.program;

import bpflab.bench.Load;
import bpflab.command.Answer;
import bpflab.json.IfPresent;
import bpflab.kernel.LoadResult;
import bpflab.view.Fields.Field;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.MapSummary;
import bpflab.view.ProgramSummary;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table.Column;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What {@code :load} shows: the compiler's line, a line for each program and map, the cost, and the next step; or why
 * not.
 */
final class LoadedView {
    private static final String LABEL = "verified";
    private static final int GAP = 3;
    private static final int LONG_NAME = 20;
    /** As wide as what stands before the name of a refused program. */
    private static final int NOTE_LABEL = 10;
    private static final List<Column> COLUMNS = List.of(
            Table.left(""), Table.left(""), Table.left(""), Table.left(""), Table.left(""),
            Table.left(""));

    private LoadedView() {}

    static Answer of(Load load, Optional<Path> pinned, Path here) {
        List<View> views = new ArrayList<>();
        load.compilation().ifPresent(compilation -> views.add(CompiledView.of(compilation, Optional.of(here))));
        if (!load.loaded().isEmpty()) {
            views.add(Table.of(COLUMNS, programs(load)));
            if (!maps(load).isEmpty()) {
                views.add(Table.of(COLUMNS, maps(load)));
            }
            views.add(new Fields(0, label(load), facts(load, pinned)));
        } else if (!load.remarks().isEmpty()) {
            views.add(new Fields(0, NOTE_LABEL, notes(load)));
        }
        Loaded data = Loaded.of(load);
        if (load.rejected().isEmpty()) {
            return Answer.of(View.stack(views), data);
        }
        Answer no = RejectionAnswer.of(load.file(), load.rejected(), data);
        if (!views.isEmpty()) {
            views.add(View.of(Line.EMPTY));
        }
        views.add(no.view());
        return Answer.no(View.stack(views), no.data(), no.trouble().orElseThrow());
    }

    private static List<List<Span>> programs(Load load) {
        return load.loaded().stream()
                .map(loaded -> padded(ProgramSummary.of(loaded.program()).line(), load))
                .toList();
    }

    /** A table of their own: beside a map's longer cells, a program's tag would not stay in its line at 80 columns. */
    private static List<List<Span>> maps(Load load) {
        return load.object().orElseThrow().maps().stream().map(map -> padded(MapSummary.line(map), load)).toList();
    }

    /** All names are as wide as the widest, and at least as the label below them, so that what follows them meets. */
    private static List<Span> padded(List<Span> row, Load load) {
        List<Span> padded = new ArrayList<>(row);
        padded.set(0, new Span(String.format("%-" + names(load) + "s", row.get(0).text()), row.get(0).role()));
        return padded;
    }

    private static int names(Load load) {
        IntStream widths = IntStream.concat(
                load.loaded().stream().mapToInt(loaded -> loaded.program().name().length()),
                load.object().orElseThrow().maps().stream().mapToInt(map -> map.name().length()));
        return Math.max(LABEL.length(), widths.max().orElse(0));
    }

    /** The facts stand under the columns behind the names, unless those are so long that they stand alone. */
    private static int label(Load load) {
        return GAP + (names(load) > LONG_NAME ? LABEL.length() : names(load));
    }

    private static List<Field> facts(Load load, Optional<Path> pinned) {
        List<Field> facts = new ArrayList<>();
        facts.add(Field.of(LABEL, cost(load.loaded()), Role.PLAIN));
        pinned.ifPresent(folder -> facts.add(Field.of("pinned", "under " + folder, Role.PLAIN)));
        facts.addAll(notes(load));
        String name = load.loaded().get(0).program().name();
        if (load.rejected().isEmpty()) {
            facts.add(new Field(
                    "", List.of(new Span(":dump all " + name, Role.COMMAND), Span.remark("shows what became of it"))));
        }
        return facts;
    }

    private static List<Field> notes(Load load) {
        return load.remarks().stream().map(remark -> Field.of("note", remark, Role.WARN)).toList();
    }

    /**
     * What verification cost: instructions walked of the million that the kernel grants (BPF_COMPLEXITY_LIMIT_INSNS),
     * and time.
     */
    private static String cost(List<LoadResult.Loaded> all) {
        long most = all.stream().mapToLong(loaded -> loaded.program().info().verifiedInstructions()).max().orElse(0);
        Duration took = all.stream().map(LoadResult.Loaded::took).reduce(Duration.ZERO, Duration::plus);
        String which = all.size() == 1 ? "" : " at most";
        String walked = most == 0
                ? ""
                : Units.count(most, "instruction", "instructions") + " of 1,000,000" + which + ", ";
        return walked + Units.time(took) + (all.size() == 1 ? "" : " for " + all.size() + " programs");
    }

    /** What was loaded, as data; nothing was compiled where an object file was loaded. */
    private record Loaded(List<ProgramResult> results, List<ProgramSummary> programs, List<MapSummary> maps,
            List<String> remarks, @IfPresent Optional<CompiledData> compiled) {
        static Loaded of(Load load) {
            return new Loaded(
                    ProgramResult.of(load.file(), load.object().orElseThrow().results()),
                    load.loaded().stream().map(loaded -> ProgramSummary.of(loaded.program())).toList(),
                    load.object().orElseThrow().maps().stream()
                            .map(MapSummary::of).toList(),
                    load.remarks(),
                    load.compilation().map(CompiledView::data));
        }
    }
}
