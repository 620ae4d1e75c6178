package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.ParsedArguments;
import bpflab.json.Inline;
import bpflab.kernel.Holders;
import bpflab.kernel.Inventory;
import bpflab.kernel.ProgramInfo;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import bpflab.view.MapSummary;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Table.Column;
import bpflab.view.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** {@code :maps}: the maps of this bench, or all maps in the kernel and who holds them. */
final class Maps implements Looking {
    @Override
    public String name() {
        return "maps";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.LOOK, "the maps of this bench, or all", ":maps --all",
                        Argument.optional("MAP", Argument.Kind.MAP))
                .with(Programs.allOption(), LongTable.OPTION)
                .like("bpftool map show");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        bench.how().like("bpftool map show");
        boolean everywhere = words.has("--all");
        if (words.at(0).isEmpty()) {
            return everywhere ? all(bench, id -> true, words) : ours(bench.maps(), words);
        }
        List<Integer> ids = Lookup.maps(bench).ids(words.word(0), everywhere);
        List<BpfMap> ours = bench.maps().stream().filter(map -> ids.contains(map.info().id())).toList();
        return ours.isEmpty() || everywhere ? all(bench, ids::contains, words) : ours(ours, words);
    }

    /** A map of the kernel: which programs use it, and who keeps it. */
    private record Held(@Inline MapSummary map, List<String> programs, List<String> owners, List<Path> pins) {}

    private static Answer ours(List<BpfMap> maps, ParsedArguments words) {
        if (maps.isEmpty()) {
            return Answer.nothing(
                    "no maps here",
                            ":maps --all   # shows the kernel's; a bench's come with the programs that use them");
        }
        return Answer.of(
                LongTable.of(
                        Table.of(columns(), maps.stream().map(map -> row(map.name(), map.info())).toList()), words),
                maps.stream().map(MapSummary::of).toList());
    }

    private static Answer all(Bench bench, IntPredicate wanted, ParsedArguments words) {
        Inventory kernel = bench.inventory();
        List<List<Span>> rows = new ArrayList<>();
        List<Held> data = new ArrayList<>();
        List<MapInfo> maps = kernel.maps().stream().filter(info -> wanted.test(info.id())).toList();
        Holders holders = kernel.holders(Inventory.ObjectKind.MAP);
        List<ProgramInfo> programs = kernel.programs();
        for (MapInfo info : maps) {
            List<String> users = programs.stream()
                    .filter(program -> program.mapIds().contains(info.id()))
                    .map(program -> program.name() + " " + program.id())
                    .toList();
            List<Span> row = new ArrayList<>(row(info.name(), info));
            row.add(Span.of(ListCells.joined(users)));
            row.add(Span.of(ListCells.joined(holders.processesOf(info.id()))));
            row.add(Span.of(ListCells.joined(holders.pinsOf(info.id()))));
            rows.add(row);
            data.add(new Held(MapSummary.of(info.name(), info), users, holders.processesOf(info.id()),
                    holders.pinsOf(info.id())));
        }
        List<Column> columns = new ArrayList<>(columns().stream()
                .map(column -> column.right() && !column.title().equals("ID") ? column.spared() : column).toList());
        columns.addAll(List.of(
                Table.left("USED BY"), Table.left("HELD BY"), Table.left("PINS").spared()));
        if (rows.isEmpty() && words.at(0).isPresent()) {
            throw Lookup.maps(bench).nowhere(words.word(0));
        }
        return rows.isEmpty()
                ? Answer.nothing("no maps in this kernel", "")
                : Answer.of(LongTable.of(Table.of(columns, rows), words), data);
    }

    private static List<Column> columns() {
        return List.of(
                Table.right("ID"), Table.left("NAME"), Table.left("TYPE"), Table.right("KEY"), Table.right("VALUE"),
                        Table.left("SIZE"));
    }

    private static List<Span> row(String name, MapInfo info) {
        return List.of(
                Span.of(String.valueOf(info.id())), new Span(Span.orNone(name), Role.NAME),
                        Span.of(info.type().label()),
                bytes(info.keyBytes()), bytes(info.valueBytes()), Span.of(info.capacity()));
    }

    /** Kinds without keys, or without values, have none of 0 bytes. */
    private static Span bytes(int count) {
        return Span.of(count == 0 ? Span.NONE : count + " B");
    }
}
