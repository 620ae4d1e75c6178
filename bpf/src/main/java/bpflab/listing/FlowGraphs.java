package bpflab.listing;

import bpflab.btf.LineInfo;
import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The rows of a listing to the graphs of its functions; each row is looked at a fixed number of times. */
final class FlowGraphs {
    private static final int NOWHERE = Integer.MIN_VALUE;
    private static final Pattern THROW = Pattern.compile("\\(85\\) call bpf_throw(#.*)?");

    private final List<FlowGraph> graphs = new ArrayList<>();
    private final Set<Integer> starts;
    private String name = "";
    private List<Step> steps = new ArrayList<>();
    private List<Row> above = new ArrayList<>();
    private LineInfo line;

    private FlowGraphs(Set<Integer> starts) {
        this.starts = starts;
    }

    /** {@code starts} are the slots at which functions start. */
    static List<FlowGraph> of(List<Row> rows, Set<Integer> starts) {
        FlowGraphs all = new FlowGraphs(starts);
        rows.forEach(all::add);
        all.finish();
        return all.graphs;
    }

    /** An instruction with the source lines above it: not what it says, since a program may have a million. */
    private record Step(Row.Code code, FlowGraph.End end, int distance, List<Row> above) {
        static Step of(Row.Code code, List<Row> above) {
            Instruction instruction = Decoder.decode(code.bytes()).get(0).instruction();
            int distance = instruction instanceof Instruction.Jump jump ? jump.distance()
                    : instruction instanceof Instruction.JumpIf jump ? jump.distance() : NOWHERE;
            boolean thrown = instruction instanceof Instruction.Call call && call.kind() != CallKind.HELPER
                    && THROW.matcher(code.text()).matches();
            return new Step(code, thrown ? FlowGraph.End.THROW : end(instruction), distance,
                    above.isEmpty() ? List.of() : above);
        }

        int next() {
            return code.at() + code.bytes().length / 8;
        }

        /** The slot that it jumps to. */
        OptionalInt target() {
            return distance == NOWHERE ? OptionalInt.empty() : OptionalInt.of(next() + distance);
        }

        private static FlowGraph.End end(Instruction instruction) {
            if (instruction instanceof Instruction.Exit) {
                return FlowGraph.End.EXIT;
            } else if (instruction instanceof Instruction.JumpTo) {
                return FlowGraph.End.COMPUTED;
            } else if (instruction instanceof Instruction.JumpIf) {
                return FlowGraph.End.BRANCH;
            } else if (instruction instanceof Instruction.Jump jump) {
                return jump.kind() == Instruction.Jump.Kind.MAY_GOTO ? FlowGraph.End.BRANCH : FlowGraph.End.JUMP;
            }
            return FlowGraph.End.NEXT;
        }
    }

    private void add(Row row) {
        Enough.orGoOn();
        if (row instanceof Row.Function function) {
            finish();
            name = function.text().replaceFirst(":$", "");
        } else if (row instanceof Row.Code code) {
            if (starts.contains(code.at())) {
                List<Row> own = above;
                LineInfo ownLine = line;
                finish();
                above = own;
                line = ownLine;
            }
            steps.add(Step.of(code, above));
            above = above.isEmpty() ? above : new ArrayList<>();
        } else if (row instanceof Row.Source source && isNew(source)) {
            above.add(row);
        }
    }

    /** bpftool repeats lines, and prints the empty text of line 0; a box has no room for that. */
    private boolean isNew(Row.Source source) {
        LineInfo before = line;
        if (source.info().text().isBlank()) {
            return false;
        }
        line = source.info();
        return before == null || before.line() != line.line() || !before.file().equals(line.file());
    }

    private void finish() {
        if (!steps.isEmpty()) {
            graphs.add(graph());
            name = "";
        }
        steps = new ArrayList<>();
        above = new ArrayList<>();
        line = null;
    }

    private FlowGraph graph() {
        Set<Integer> leaders = leaders();
        List<FlowGraph.Block> blocks = new ArrayList<>();
        List<Step> lasts = new ArrayList<>();
        Map<Integer, Integer> bySlot = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        Row current = null;
        for (int i = 0; i < steps.size(); i++) {
            Enough.orGoOn();
            Step step = steps.get(i);
            if (rows.isEmpty()) {
                bySlot.put(step.code().at(), blocks.size());
                if (step.above().isEmpty() && current != null) {
                    rows.add(current);
                }
            }
            rows.addAll(step.above());
            current = step.above().isEmpty() ? current : step.above().get(step.above().size() - 1);
            rows.add(step.code());
            boolean last = i + 1 == steps.size();
            if (last || leaders.contains(step.next())) {
                FlowGraph.End end = step.end();
                boolean over = last && (end == FlowGraph.End.NEXT || end == FlowGraph.End.BRANCH);
                blocks.add(new FlowGraph.Block(blocks.size(), rows, over ? FlowGraph.End.CUT : end));
                lasts.add(step);
                rows = new ArrayList<>();
            }
        }
        return new FlowGraph(name, blocks, edges(blocks, lasts, bySlot));
    }

    /** What is jumped to, and what stands behind an instruction that does not simply go on. */
    private Set<Integer> leaders() {
        Set<Integer> leaders = new HashSet<>();
        for (Step step : steps) {
            step.target().ifPresent(leaders::add);
            if (step.end() != FlowGraph.End.NEXT) {
                leaders.add(step.next());
            }
        }
        return leaders;
    }

    /** A jump out of the function, or into the middle of {@code lddw}, leads to no block: no kernel loads it. */
    private static List<FlowGraph.Edge> edges(
            List<FlowGraph.Block> blocks, List<Step> lasts, Map<Integer, Integer> bySlot) {
        List<FlowGraph.Edge> edges = new ArrayList<>();
        for (FlowGraph.Block block : blocks) {
            int number = block.number();
            Step last = lasts.get(number);
            boolean goesOn = last.end() == FlowGraph.End.NEXT || last.end() == FlowGraph.End.BRANCH;
            if (goesOn && number + 1 < blocks.size()) {
                edges.add(new FlowGraph.Edge(number, number + 1, FlowGraph.Kind.FALLS_THROUGH));
            }
            last.target().ifPresent(slot -> {
                if (bySlot.containsKey(slot)) {
                    edges.add(new FlowGraph.Edge(number, bySlot.get(slot), FlowGraph.Kind.TAKEN));
                }
            });
        }
        return edges;
    }
}
