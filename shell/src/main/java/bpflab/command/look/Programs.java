package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.bench.Pace;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.run.Times;
import bpflab.json.Inline;
import bpflab.hook.HookKind;
import bpflab.kernel.Holders;
import bpflab.kernel.Inventory;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.kernel.RunCounts;
import bpflab.view.ProgramSummary;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Table.Column;
import bpflab.view.Table;
import bpflab.view.Units;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** {@code :programs}: what this bench loaded, or all programs in the kernel and who holds them. */
final class Programs implements Looking {
    private static final Option ALL =
            new Option("--all", "", "everything in the kernel, with the process that holds it");
    private static final IntPredicate ANY = id -> true;

    @Override
    public String name() {
        return "programs";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.LOOK, "the programs of this bench, or all", ":programs --all",
                        Argument.optional("PROGRAM", Argument.Kind.PROGRAM))
                .with(ALL, LongTable.OPTION,
                        new Option("--count", "TIME", "with --all: count how often they run for so long: 1s"))
                .like("bpftool prog show");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        bench.how().like("bpftool prog show");
        boolean everywhere = words.has("--all");
        if (words.has("--count")) {
            count(bench, Times.parse(words.value("--count").orElseThrow()));
        }
        if (words.at(0).isEmpty()) {
            return everywhere ? all(bench, ANY, words) : ours(bench, ANY, words);
        }
        List<Integer> ids = Lookup.programs(bench).ids(words.word(0), everywhere);
        boolean ours = bench.programs().stream().anyMatch(program -> ids.contains(program.info().id()));
        return ours && !everywhere ? ours(bench, ids::contains, words) : all(bench, ids::contains, words);
    }

    /** The kernel counts runs only while somebody asks it to. */
    private static void count(Bench bench, Duration time) throws InterruptedException {
        RunCounts counting = bench.host().countRuns();
        try (counting) {
            new Pace(time).next();
        }
    }

    /** A program of this bench: where it is attached, and the file that it came from. */
    private record Here(@Inline ProgramSummary program, String attached, String file) {}

    /** A program of the kernel: how often it ran, where it is, and who keeps it. */
    private record Held(@Inline ProgramSummary program, long runs, double seconds, List<String> attached,
            List<String> owners, List<Path> pins) {}

    private static Answer ours(Bench bench, IntPredicate wanted, ParsedArguments words) {
        List<List<Span>> rows = new ArrayList<>();
        List<Here> data = new ArrayList<>();
        for (Program program : bench.programs()) {
            ProgramSummary summary = ProgramSummary.of(program);
            if (!wanted.test(summary.id())) {
                continue;
            }
            String attached = bench.links().stream()
                    .filter(link -> link.program().id() == summary.id())
                    .map(Programs::place)
                    .collect(Collectors.joining(", "));
            String file = bench.fileOf(program).map(path -> Path.of(path).getFileName().toString()).orElse("");
            rows.add(row(summary, List.of(Span.orNone(attached), file)));
            data.add(new Here(summary, attached, file));
        }
        return rows.isEmpty()
                ? Answer.nothing(
                        "no programs loaded here", ":load FILE   # loads one\n:programs --all   # shows the kernel's")
                : Answer.of(LongTable.of(Table.of(columns("ATTACHED", "FILE"), rows), words), data);
    }

    private static String place(Link link) {
        return link.hook().target();
    }

    /** Whether the kernel has no list that it is in: what is on sockets and routes. */
    private static boolean isToldByUs(Link link) {
        return link.id() == 0 && link.attached() && link.hook().kind() != HookKind.TC;
    }

    private static Answer all(Bench bench, IntPredicate wanted, ParsedArguments words) {
        Inventory kernel = bench.inventory();
        List<List<Span>> rows = new ArrayList<>();
        List<Held> data = new ArrayList<>();
        List<ProgramInfo> programs = kernel.programs().stream().filter(info -> wanted.test(info.id())).toList();
        Holders holders = kernel.holders(Inventory.ObjectKind.PROG);
        Map<Integer, List<String>> places = EverywhereAttached.of(kernel).byProgram();
        bench.links().stream().filter(Programs::isToldByUs).forEach(link -> places
                .computeIfAbsent(link.program().id(), none -> new ArrayList<>())
                .add(link.hook().kind().word() + " " + link.hook().target()));
        for (ProgramInfo info : programs) {
            ProgramSummary summary = ProgramSummary.of(info.name(), info);
            List<String> attached = places.getOrDefault(info.id(), List.of());
            boolean ran = info.runCount() > 0;
            rows.add(row(summary, List.of(
                    ran ? Units.count(info.runCount()) : Span.NONE,
                    ran ? Units.nanos(info.runTime().dividedBy(info.runCount())) : Span.NONE,
                    ListCells.joined(attached), ListCells.joined(holders.processesOf(info.id())),
                    ListCells.joined(holders.pinsOf(info.id())))));
            data.add(new Held(summary, info.runCount(), info.runTime().toNanos() / 1e9, attached,
                    holders.processesOf(info.id()), holders.pinsOf(info.id())));
        }
        if (rows.isEmpty() && words.at(0).isPresent()) {
            throw Lookup.programs(bench).nowhere(words.word(0));
        }
        return rows.isEmpty()
                ? Answer.nothing("no programs in this kernel", "")
                : Answer.of(LongTable.of(Table.of(everywhere(), rows), words), data);
    }

    /** A column of runs is one of numbers, which {@code :watch} follows. */
    private static List<Column> everywhere() {
        List<Column> columns = new ArrayList<>(columns());
        columns.addAll(List.of(Table.right("RUNS"), Table.right("EACH").spared(), Table.left("ATTACHED"),
                Table.left("HELD BY"), Table.left("PINS").spared()));
        return columns;
    }

    private static List<Column> columns(String... ends) {
        List<Column> columns = new ArrayList<>(List.of(
                Table.right("ID"), Table.left("NAME"), Table.left("TYPE"), Table.left("TAG").spared(),
                        Table.right("INSNS").spared(),
                        Table.right("JITED").spared()));
        List.of(ends).forEach(
                end -> columns.add(end.equals("FILE") ? Table.left(end).spared() : Table.left(end)));
        return columns;
    }

    private static List<Span> row(ProgramSummary program, List<String> ends) {
        List<Span> row = new ArrayList<>(List.of(
                Span.of(String.valueOf(program.id())), new Span(program.name(), Role.NAME), Span.of(program.type()),
                Span.of(program.tag()), Span.of(Units.count(program.instructions())),
                Span.of(Units.count(program.jitedBytes()))));
        ends.forEach(end -> row.add(Span.of(end)));
        return row;
    }

    /** The option that all three lists know. */
    static Option allOption() {
        return ALL;
    }
}
