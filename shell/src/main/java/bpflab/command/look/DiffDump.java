package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.command.program.CompiledView;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.kernel.Program;
import bpflab.listing.Listing;
import bpflab.listing.ListingDiff.Side;
import bpflab.listing.ListingDiff;
import bpflab.listing.Row;
import bpflab.map.BpfMap;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.ListingDiffView;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code :dump diff A B}: two programs, or versions of one, instruction by instruction at one stage;
 * {@code :dump diff A} compares with the version of the load before.
 */
final class DiffDump {
    private static final List<String> STAGES = List.of("elf", "xlated", "jited");
    private static final Pattern MAP = Pattern.compile("map\\[id:(\\d+)]");

    private final Bench bench;
    private final ParsedArguments words;
    private final int limit;
    /** What the first of the two is called. */
    private String first;

    DiffDump(Bench bench, ParsedArguments words, int limit) {
        this.bench = bench;
        this.words = words;
        this.limit = limit;
        this.first = words.at(2).isPresent() ? words.word(1) : words.at(1).orElse("") + " before";
    }

    /** @throws InterruptedException Ctrl-C while clang ran */
    Answer answer() throws InterruptedException {
        if (words.at(1).isEmpty()) {
            throw Trouble.usage(
                    "a difference is between two", "a program's name or id, or a file, for each", two()).toException();
        }
        DumpSubject second = DumpSubject.of(bench, words, words.at(2).isEmpty() ? 1 : 2);
        DumpSubject first = words.at(2).isEmpty() ? before(second) : DumpSubject.of(bench, words, 1);
        for (DumpSubject subject : List.of(first, second)) {
            if (subject instanceof DumpSubject.Broken broken) {
                return CompiledView.no(broken.compilation(), broken.typed());
            }
        }
        String stage = stage(first, second);
        different(first, second);
        boolean machine = stage.equals("jited");
        Map<String, String> maps = mapNames();
        return answer(stage, ListingDiff.of(
                rows(first, second, stage), rows(second, first, stage), machine, text -> named(text, maps)));
    }

    /** Of several programs of one name the name means the newest, on both sides. */
    private void different(DumpSubject first, DumpSubject second) {
        boolean one = words.at(2).isPresent() && first instanceof DumpSubject.Loaded a
                && second instanceof DumpSubject.Loaded b && a.program().info().id() == b.program().info().id();
        long namesakes = bench.programs().stream().filter(each -> each.name().equals(words.word(1))).count();
        if (one && namesakes > 1) {
            throw Trouble.usage("nothing differs in one program", words.word(1) + " is the newest of " + namesakes
                    + " of that name", ":dump diff " + words.word(1) + "   # with the one before\n" + two())
                    .toException();
        }
    }

    /** The version that a later load took the place of: as the kernel has it while it is attached, else as compiled. */
    private DumpSubject before(DumpSubject now) {
        if (!(now instanceof DumpSubject.Loaded loaded)) {
            throw Trouble.usage("a difference is between two", words.word(1) + " is a file",
                    ":dump diff first.c second.c").toException();
        }
        Program program = loaded.program();
        Optional<Program> attached = bench.programs().stream()
                .filter(each -> each.name().equals(program.name()) && each.info().id() < program.info().id())
                .filter(each -> bench.fileOf(each).equals(bench.fileOf(program)))
                .reduce((earlier, later) -> later);
        return attached.<DumpSubject>map(each -> new DumpSubject.Loaded(each.name(), each))
                .or(() -> bench.before(program).map(file -> new DumpSubject.Compiled(Path.of(file.name()), file)))
                .or(() -> ofAnotherFile(program))
                .orElseThrow(() -> Trouble.failed("there is no earlier version of " + program.name(),
                        "it was loaded once", others(program)).toException());
    }

    /** A program of that name that another file brought before: v1.o, then v2.o. */
    private Optional<DumpSubject> ofAnotherFile(Program program) {
        Optional<Program> other = bench.programs().stream()
                .filter(each -> each.name().equals(program.name()) && each.info().id() < program.info().id())
                .reduce((earlier, later) -> later);
        other.flatMap(bench::fileOf).ifPresent(file -> first = program.name() + " of " + Path.of(file).getFileName());
        return other.map(each -> new DumpSubject.Loaded(each.name(), each));
    }

    private String two() {
        List<Integer> ids = bench.programs().stream().map(program -> program.info().id()).toList();
        int last = ids.size() - 1;
        return ids.size() < 2 ? ":dump diff first.c second.c" : ":dump diff " + ids.get(last - 1) + " " + ids.get(last);
    }

    private String others(Program program) {
        String again = bench.fileOf(program)
                .map(file -> ":load " + Quoted.of(file) + "   # once more, when it is changed")
                .orElse(":programs --all   # what else there is to compare with");
        return bench.programs().stream().filter(each -> !each.name().equals(program.name())).findFirst()
                .map(each -> again + "\n:dump diff " + each.name() + " " + program.name() + "   # another program")
                .orElse(again);
    }

    /** What both have: a file has only its code as compiled. */
    private String stage(DumpSubject first, DumpSubject second) {
        boolean loaded = first instanceof DumpSubject.Loaded && second instanceof DumpSubject.Loaded;
        String stage = words.value("--stage").orElse(loaded ? "xlated" : "elf");
        if (!STAGES.contains(stage)) {
            throw Trouble.usage(
                    "there is no stage " + stage, "it can be " + String.join(", ", STAGES),
                            ":dump diff " + String.join(" ", words.positional().subList(1, words.positional().size()))
                                    + " --stage elf").toException();
        }
        for (DumpSubject subject : List.of(first, second)) {
            if (subject instanceof DumpSubject.Compiled compiled && !stage.equals("elf")) {
                throw onlyElf(stage, compiled.file(), loaded(first), loaded(second));
            }
        }
        return stage;
    }

    /** The id of a program, or of the first that a file has loaded. */
    private Optional<Integer> loaded(DumpSubject subject) {
        return subject instanceof DumpSubject.Loaded loaded ? Optional.of(loaded.program().info().id())
                : DumpSubject.loaded(bench, ((DumpSubject.Compiled) subject).file()).map(each -> each.info().id());
    }

    /** Where both are loaded, too, the line that compares these. */
    private TroubleException onlyElf(String stage, Path file, Optional<Integer> first, Optional<Integer> second) {
        TroubleException no = DumpSubject.onlyElf(bench, stage, file);
        return first.isEmpty() || second.isEmpty() || first.equals(second) ? no
                : Trouble.usage(no.trouble().what(), no.trouble().why(), ":dump diff " + first.get() + " "
                        + second.get() + " --stage " + stage + "   # the programs, which are loaded").toException();
    }

    private List<Row> rows(DumpSubject subject, DumpSubject other, String stage) {
        if (subject instanceof DumpSubject.Compiled compiled) {
            return functions(compiled.object(), other).flatMap(spec -> Listing.compiled(spec).stream()).toList();
        }
        StageRows rows = new StageRows(bench, words);
        Program program = ((DumpSubject.Loaded) subject).program();
        return switch (stage) {
            case "elf" -> rows.elf(program);
            case "xlated" -> Listing.kept(
                    Listing.xlated(rows.xlatedCode(program, asCompiled()), bench.host().symbols()));
            default -> Listing.kept(rows.jited(program));
        };
    }

    /** The same line at the stage that needs nothing of the kernel. */
    private String asCompiled() {
        return ":dump " + words.positional().stream().map(Quoted::of).collect(Collectors.joining(" ")) + " --stage elf";
    }

    /** Beside a program, only what a file has of that program. */
    private static Stream<ProgramSpec> functions(ObjectFile object, DumpSubject other) {
        Optional<ProgramSpec> same = other instanceof DumpSubject.Loaded loaded
                ? object.program(loaded.program().name())
                : Optional.empty();
        return same.map(spec -> Listing.called(spec, object.subprograms()).stream())
                .orElseGet(() -> Stream.concat(object.programs().stream(), object.subprograms().stream()));
    }

    /** The maps of this bench: those of two versions of a program have the same name and different ids. */
    private Map<String, String> mapNames() {
        Map<String, String> names = new HashMap<>();
        for (BpfMap map : bench.maps()) {
            names.put(String.valueOf(map.info().id()), map.name());
        }
        return names;
    }

    private static String named(String text, Map<String, String> maps) {
        Matcher map = MAP.matcher(text);
        return map.find() && maps.containsKey(map.group(1))
                ? map.replaceFirst(Matcher.quoteReplacement("map[" + maps.get(map.group(1)) + "]"))
                : text;
    }

    private Answer answer(String stage, List<ListingDiff.Line> rows) {
        int same = count(rows, Side.BOTH);
        String second = words.at(2).orElse(words.word(1));
        Diff data = new Diff(first, second, stage, same, count(rows, Side.FIRST), count(rows, Side.SECOND),
                new DiffRows(rows));
        return Answer.of(View.stack(List.of(head(data), body(rows, data))), data);
    }

    private static int count(List<ListingDiff.Line> rows, Side side) {
        return (int) rows.stream().filter(line -> line.side() == side && line.row() instanceof Row.Code).count();
    }

    private static View head(Diff data) {
        return View.of(Line.of(
                new Span(data.first(), Role.NAME), Span.of(" and "), new Span(data.second(), Role.NAME),
                Span.of(", " + data.stage() + ": " + (data.nothing()
                        ? "no difference in " + Units.count(data.same(), "instruction", "instructions")
                        : Units.count(data.gone()) + " only in the first (-), " + Units.count(data.added())
                                + " only in the second (+), " + Units.count(data.same()) + " the same"))));
    }

    private View body(List<ListingDiff.Line> rows, Diff data) {
        List<ListingDiff.Line> shown = words.has("--no-source")
                ? rows.stream().filter(line -> !(line.row() instanceof Row.Source)).toList()
                : rows;
        return data.nothing() ? View.NOTHING : ListingDiffView.of(shown, data.stage().equals("jited"), limit);
    }

    /** What differs, as data. */
    private record Diff(
            String first, String second, String stage, int same, int gone, int added, DiffRows rows) {
        boolean nothing() {
            return gone == 0 && added == 0;
        }
    }
}
