package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.ParsedArguments;
import bpflab.kernel.Holders;
import bpflab.kernel.Inventory;
import bpflab.kernel.Link;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.ProgramInfo;
import bpflab.view.LinkSummary;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code :links}: what this bench attached, or all links in the kernel and who holds them. */
final class Links implements Looking {
    @Override
    public String name() {
        return "links";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.LOOK, "what is attached where, here or in the kernel", ":links --all")
                .with(Programs.allOption(), LongTable.OPTION)
                .like("bpftool link show");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        bench.how().like("bpftool link show");
        return words.has("--all") ? all(bench.inventory(), words) : ours(bench.links(), words);
    }

    /** A link of the kernel, and who holds it. */
    private record Held(int id, String program, int programId, String kind, String target, List<String> owners,
            List<Path> pins) {
        List<Span> row() {
            return List.of(
                    Span.of(String.valueOf(id)), new Span(program, Role.NAME), Span.of(kind), Span.of(target),
                    Span.of(ListCells.joined(owners)), Span.of(ListCells.joined(pins)));
        }
    }

    private static Answer ours(List<Link> links, ParsedArguments words) {
        if (links.isEmpty()) {
            return Answer.nothing(
                    "nothing attached by this bench",
                            ":attach PROGRAM   # attaches\n:links --all   # shows the kernel's");
        }
        List<List<Span>> rows = links.stream()
                .map(link -> List.of(
                        Span.of(link.id() == 0 ? Span.NONE : String.valueOf(link.id())),
                        new Span(link.program().name(), Role.NAME),
                                Span.of(link.hook().kind().word()),
                        Span.of(at(link)),
                        Span.of(link.position()),
                                link.attached()
                                ? Span.of(link.hook().modeWord())
                                : new Span(link.hook().kind().target().thing() + " gone", Role.BAD)))
                .toList();
        return Answer.of(
                LongTable.of(Table.of(List.of(
                        Table.right("ID"), Table.left("PROGRAM"), Table.left("HOOK"), Table.left("AT"),
                                Table.left("ORDER"), Table.left("MODE")), rows), words),
                links.stream().map(LinkSummary::of).toList());
    }

    /** Where it is, and what became of that. */
    private static String at(Link link) {
        String moved = link.whereabouts();
        return link.hook().target() + (moved.isEmpty() ? "" : ", " + moved);
    }

    private static Answer all(Inventory kernel, ParsedArguments words) {
        List<LinkInfo> links = kernel.links();
        Map<Integer, String> names = kernel.programs().stream()
                .collect(Collectors.toMap(ProgramInfo::id, ProgramInfo::name));
        List<List<Span>> rows = new ArrayList<>();
        List<Held> data = new ArrayList<>();
        Holders holders = kernel.holders(Inventory.ObjectKind.LINK);
        for (LinkInfo link : links) {
            Held held = new Held(link.id(), names.getOrDefault(link.programId(), Span.NONE), link.programId(),
                    link.kind(), link.target(), holders.processesOf(link.id()), holders.pinsOf(link.id()));
            rows.add(held.row());
            data.add(held);
        }
        return rows.isEmpty()
                ? Answer.nothing("no links in this kernel", "")
                : Answer.of(LongTable.of(Table.of(
                        List.of(Table.right("ID"), Table.left("PROGRAM"), Table.left("KIND"), Table.left("AT"),
                                Table.left("HELD BY"), Table.left("PINS").spared()), rows), words), data);
    }
}
