package bpflab.view;

import bpflab.listing.Enough;
import bpflab.listing.FlowGraph;
import bpflab.listing.FlowGraph.Block;
import bpflab.listing.FlowGraph.Edge;
import bpflab.listing.FlowGraph.Kind;
import bpflab.listing.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A function's basic blocks as boxes, one below the other, with a lane beside them for each taken jump: 80 columns, in
 * time that grows with the code and not with the number of jumps across it.
 */
public final class FlowGraphView {
    private static final int COLUMNS = 80;
    private static final int PLACE = 4;
    /** Where what is said of an instruction stands, if that is short. */
    private static final int NOTE = 36;

    private final FlowGraph graph;
    private final FlowLanes lanes;
    private final int inner;
    private final Map<Integer, List<Edge>> leaving;
    private final Map<Integer, List<Edge>> arriving;
    private final List<Line> lines = new ArrayList<>();

    private FlowGraphView(FlowGraph graph) {
        this.graph = graph;
        this.lanes = new FlowLanes(graph);
        this.inner = COLUMNS - lanes.columns() - 4;
        this.leaving = graph.edges().stream().collect(Collectors.groupingBy(Edge::from));
        this.arriving = graph.edges().stream().collect(Collectors.groupingBy(Edge::to));
    }

    /**
     * The graphs of a program's functions.
     *
     * @param limit how many instructions are shown before the rest of the blocks is only counted
     * @param source whether source lines are shown
     */
    public static View of(List<FlowGraph> graphs, int limit, boolean source) {
        List<Line> lines = new ArrayList<>();
        int left = limit;
        for (FlowGraph graph : graphs) {
            if (!lines.isEmpty()) {
                lines.add(Line.EMPTY);
            }
            if (!graph.name().isEmpty() || graphs.size() > 1) {
                lines.add(Line.of(title(graph, graphs), Role.TITLE));
            }
            FlowGraphView drawn = new FlowGraphView(graph);
            left = drawn.draw(left, source);
            lines.addAll(drawn.lines);
        }
        return new Listing(lines);
    }

    private static String title(FlowGraph graph, List<FlowGraph> graphs) {
        String name = graph.name().isEmpty() ? "function " + graphs.indexOf(graph) : graph.name();
        return name + ": " + Units.count(graph.blocks().size(), "block", "blocks");
    }

    /** @return how many more instructions may be shown */
    private int draw(int limit, boolean source) {
        int left = limit;
        for (Block block : graph.blocks()) {
            if (left <= 0) {
                int more = graph.blocks().size() - block.number();
                lines.add(Line.of("… " + Units.count(more, "more block", "more blocks"), Role.MUTED));
                return 0;
            }
            left -= box(block, left, source);
        }
        return left;
    }

    private int box(Block block, int most, boolean source) {
        int number = block.number();
        lines.add(edge(lanes.upper(number), "┌", "block " + number + from(number), "┐"));
        int code = 0;
        for (Row row : block.rows()) {
            Enough.orGoOn();
            code += row instanceof Row.Code ? 1 : 0;
            if (code > most) {
                long all = block.rows().stream().filter(Row.Code.class::isInstance).count();
                inside(number, new Span("… " + Units.count(all - most, "more instruction", "more instructions"),
                        Role.MUTED));
                break;
            }
            if (source || row instanceof Row.Code) {
                content(number, row);
            }
        }
        lines.add(edge(lanes.lower(number), lanes.leaves(number) ? "┴" : "└", end(block), "┘"));
        if (number + 1 < graph.blocks().size()) {
            boolean falls = leaving.getOrDefault(number, List.of()).stream()
                    .anyMatch(edge -> edge.kind() == Kind.FALLS_THROUGH);
            lines.add(Line.of(lanes.below(number) + (falls ? "    ↓" : ""), Role.MUTED));
        }
        return code;
    }

    /** The blocks that jump here without a lane of their own. */
    private String from(int number) {
        List<Edge> jumps = arriving.getOrDefault(number, List.of()).stream()
                .filter(edge -> edge.kind() == Kind.TAKEN)
                .toList();
        if (number > 0 && arriving.getOrDefault(number, List.of()).isEmpty()) {
            return ", no way leads here";
        }
        return jumps.isEmpty() || lanes.drawn(number)
                ? ""
                : ", from " + jumps.stream().map(edge -> "" + edge.from()).collect(Collectors.joining(", "));
    }

    /** What happens at a block's end, in words. */
    private String end(Block block) {
        String taken = leaving.getOrDefault(block.number(), List.of()).stream()
                .filter(edge -> edge.kind() == Kind.TAKEN)
                .map(FlowGraphView::to)
                .findFirst()
                .orElse("out of the function");
        return switch (block.end()) {
            case NEXT -> "goes on to block " + (block.number() + 1);
            case JUMP -> "jumps " + taken;
            case BRANCH -> "taken: " + taken + ", else: to block " + (block.number() + 1);
            case EXIT -> "exit";
            case COMPUTED -> "jumps to where the register says";
            case THROW -> "bpf_throw does not come back";
            case CUT -> "ends without an exit";
        };
    }

    private static String to(Edge edge) {
        return (edge.to() <= edge.from() ? "back to block " : "to block ") + edge.to();
    }

    private Line edge(String beside, String left, String words, String right) {
        String shown = Width.cut(words, inner - 2);
        return Line.of(
                new Span(beside + left + "─ ", Role.MUTED), Span.of(shown),
                new Span(" " + "─".repeat(inner - 1 - Width.of(shown)) + right, Role.MUTED));
    }

    /** A source line is cut to fit; an instruction goes on below. */
    private void content(int number, Row row) {
        if (row instanceof Row.Source source) {
            inside(number, new Span(Width.cut(Clean.text("; " + source.text()), inner), Role.C));
        } else if (row instanceof Row.Code code) {
            String text = Clean.text(place(code.at()) + code.text());
            text += note(code.note(), text.length());
            while (!text.isEmpty()) {
                String head = Width.head(text, inner);
                inside(number, new Span(head, Role.CODE));
                text = head.length() == text.length() ? "" : "      " + text.substring(head.length());
            }
        }
    }

    /** In a few words where there is no room for all. */
    private String note(Row.Note note, int column) {
        if (note.text().isEmpty()) {
            return "";
        }
        String gap = " ".repeat(Math.max(2, NOTE - column)) + "; ";
        boolean fits = column + gap.length() + note.text().length() <= inner;
        return gap + Clean.text(fits ? note.text() : note.brief());
    }

    private static String place(int slot) {
        String digits = String.valueOf(slot);
        return " ".repeat(Math.max(0, PLACE - digits.length())) + digits + ": ";
    }

    private void inside(int number, Span content) {
        lines.add(Line.of(
                new Span(lanes.beside(number) + "│ ", Role.MUTED), content,
                new Span(" ".repeat(Math.max(0, inner - Width.of(content.text()))) + " │", Role.MUTED)));
    }
}
