package bpflab.listing;

import bpflab.elf.ProgramSpec;
import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.Placed;
import bpflab.insn.WideKind;
import bpflab.kernel.Symbols;
import bpflab.kernel.Xlated;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A function's control flow: its basic blocks, in the order of the code, and the ways between them.
 *
 * @param name the function's prototype or symbol as the listing has it, without the colon; empty when it has none
 * @param blocks numbered from 0; every instruction of the function is in one of them
 * @param edges ordered by the block that they leave, what falls through first
 */
public record FlowGraph(String name, List<Block> blocks, List<Edge> edges) {
    public FlowGraph {
        blocks = List.copyOf(blocks);
        edges = List.copyOf(edges);
    }

    /**
     * Instructions that run one after the other.
     *
     * @param rows the instructions and the source lines between them; the first is the line that the block is in
     * @param end why it ends
     */
    public record Block(int number, List<Row> rows, End end) {
        public Block {
            rows = List.copyOf(rows);
        }
    }

    /** What ends a block. */
    public enum End {
        /** The next instruction is one that others jump to. */
        NEXT,
        /** A jump that is always taken. */
        JUMP,
        /** A jump that is taken or not. */
        BRANCH,
        /** The function returns. */
        EXIT,
        /** A jump to an address in a register: where to, the code does not tell. */
        COMPUTED,
        /** {@code bpf_throw} unwinds all functions; what stands behind it is never reached. */
        THROW,
        /** The function's code is over without an exit. */
        CUT
    }

    /** How control gets from a block to another one. */
    public enum Kind { FALLS_THROUGH, TAKEN }

    /** A way from a block to another one, or to itself. */
    public record Edge(int from, int to, Kind kind) {}

    /** The functions of a program as the kernel runs it. */
    public static List<FlowGraph> xlated(Xlated xlated, Symbols symbols) {
        return FlowGraphs.of(Listing.kept(Listing.xlated(xlated, symbols)), starts(xlated));
    }

    /** A function as it was compiled. */
    public static FlowGraph compiled(ProgramSpec function) {
        List<FlowGraph> graphs = FlowGraphs.of(Listing.kept(Listing.compiled(function)), Set.of(0));
        return graphs.isEmpty() ? new FlowGraph(function.name(), List.of(), List.of()) : graphs.get(0);
    }

    /** The slots at which functions start: BTF says it, and without BTF the calls do. */
    private static Set<Integer> starts(Xlated xlated) {
        Set<Integer> starts = new TreeSet<>(Set.of(0));
        xlated.functions().forEach(function -> starts.add(function.slot()));
        for (Placed placed : Decoder.decode(xlated.code())) {
            if (placed.instruction() instanceof Instruction.Call call && call.kind() == CallKind.SUBPROGRAM) {
                starts.add(placed.at().index() + 1 + call.offset());
            } else if (placed.instruction() instanceof Instruction.LoadWide load && load.kind() == WideKind.FUNCTION) {
                starts.add(placed.at().index() + 1 + load.low());
            }
        }
        return starts;
    }
}
