package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.command.program.CompiledView;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.kernel.Program;
import bpflab.listing.FlowGraph;
import bpflab.trouble.Trouble;
import bpflab.view.FlowDot;
import bpflab.view.FlowGraphView;
import bpflab.view.View;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code :dump cfg}: the basic blocks of a program's functions, or of a file's, and how control gets through them. */
final class FlowDump {
    private final Bench bench;
    private final ParsedArguments words;
    private final int limit;

    FlowDump(Bench bench, ParsedArguments words, int limit) {
        this.bench = bench;
        this.words = words;
        this.limit = words.has("--limit") ? limit
                : Math.min(limit, CodeDump.mostOf(Runtime.getRuntime().maxMemory()));
    }

    /** @throws InterruptedException Ctrl-C while clang ran */
    Answer answer() throws InterruptedException {
        String stage = words.value("--stage").orElse("");
        if (!List.of("", "elf", "xlated").contains(stage)) {
            throw Trouble.usage(
                    "no control flow is drawn of the stage " + stage, "it is read from BPF code: elf or xlated",
                            ":dump cfg" + words.at(1).map(typed -> " " + Quoted.of(typed)).orElse("") + " --stage elf")
                    .toException();
        }
        DumpSubject subject = DumpSubject.of(bench, words, 1);
        if (subject instanceof DumpSubject.Loaded loaded) {
            return stage.equals("elf")
                    ? answer(loaded.typed(), "elf", compiled(loaded.program()))
                    : answer(loaded.typed(), "xlated", xlated(loaded.program()));
        } else if (subject instanceof DumpSubject.Compiled compiled) {
            if (stage.equals("xlated")) {
                throw DumpSubject.onlyElf(bench, stage, compiled.file());
            }
            return answer(compiled.file().getFileName().toString(), "elf", graphs(functions(compiled.object())));
        }
        DumpSubject.Broken broken = (DumpSubject.Broken) subject;
        return CompiledView.no(broken.compilation(), broken.typed());
    }

    private List<FlowGraph> compiled(Program program) {
        return graphs(new StageRows(bench, words).functions(program));
    }

    private List<FlowGraph> xlated(Program program) {
        List<FlowGraph> graphs =
                FlowGraph.xlated(new StageRows(bench, words).xlatedCode(program), bench.host().symbols());
        bench.how().like("bpftool prog dump xlated id " + program.info().id() + " visual");
        return graphs;
    }

    private static List<ProgramSpec> functions(ObjectFile object) {
        return Stream.concat(object.programs().stream(), object.subprograms().stream()).toList();
    }

    private static List<FlowGraph> graphs(List<ProgramSpec> functions) {
        return functions.stream().map(FlowGraph::compiled).toList();
    }

    private Answer answer(String name, String stage, List<FlowGraph> graphs) {
        boolean source = !words.has("--no-source");
        View view = words.has("--dot") ? FlowDot.of(graphs, source) : FlowGraphView.of(graphs, limit, source);
        return Answer.of(view, new Flow(name, stage, graphs.stream().map(Function::of).toList()));
    }

    /** The control flow of a program, as data. */
    private record Flow(String program, String stage, List<Function> functions) {}

    /** A function's graph. */
    private record Function(String name, List<Block> blocks, List<Edge> edges) {
        static Function of(FlowGraph graph) {
            return new Function(
                    graph.name(), graph.blocks().stream().map(Block::of).toList(),
                            graph.edges().stream().map(Edge::of).toList());
        }
    }

    /** A basic block; {@code end} tells why it ends. */
    private record Block(int block, String end, List<RowData> rows) {
        static Block of(FlowGraph.Block block) {
            return new Block(block.number(), word(block.end()), RowData.of(block.rows()));
        }
    }

    /** A way from a block to another. */
    private record Edge(int from, int to, String kind) {
        static Edge of(FlowGraph.Edge edge) {
            return new Edge(edge.from(), edge.to(), word(edge.kind()));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
