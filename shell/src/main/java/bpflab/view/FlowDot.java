package bpflab.view;

import bpflab.listing.FlowGraph;
import bpflab.listing.FlowGraph.Block;
import bpflab.listing.FlowGraph.Edge;
import bpflab.listing.FlowGraph.Kind;
import bpflab.listing.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The control flow of functions in the language of Graphviz: a cluster a function, a box a block. */
public final class FlowDot {
    private FlowDot() {}

    /** A whole digraph; {@code source} is whether source lines are in it. */
    public static View of(List<FlowGraph> graphs, boolean source) {
        List<String> lines =
                new ArrayList<>(List.of("digraph bpflab {", "  node [shape=box, fontname=\"monospace\"];"));
        for (int i = 0; i < graphs.size(); i++) {
            FlowGraph graph = graphs.get(i);
            String prefix = "f" + i + "b";
            lines.add("  subgraph cluster_" + i + " {");
            lines.add("    label=" + quoted(graph.name().isEmpty() ? "function " + i : graph.name()) + ";");
            graph.blocks().forEach(block -> lines.add("    " + prefix + block.number() + " [label=\""
                    + content(block, source) + "\"];"));
            graph.edges().forEach(edge -> lines.add("    " + edge(edge, prefix, graph.blocks().get(edge.from()))));
            lines.add("  }");
        }
        lines.add("}");
        return new Listing(lines.stream().map(Line::of).toList());
    }

    private static String edge(Edge edge, String prefix, Block from) {
        String label = from.end() != FlowGraph.End.BRANCH ? ""
                : edge.kind() == Kind.TAKEN ? " [label=\"taken\"]" : " [label=\"else\"]";
        return prefix + edge.from() + " -> " + prefix + edge.to() + label + ";";
    }

    /** {@code \l} ends a line that stands at the left. */
    private static String content(Block block, boolean source) {
        return block.rows().stream()
                .filter(row -> source || row instanceof Row.Code)
                .map(row -> row instanceof Row.Code code
                        ? code.at() + ": " + code.text()
                                + (code.note().text().isEmpty() ? "" : "  ; " + code.note().text())
                        : "; " + ((Row.Source) row).text())
                .map(text -> escaped(text) + "\\l")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    private static String escaped(String text) {
        return Clean.text(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
