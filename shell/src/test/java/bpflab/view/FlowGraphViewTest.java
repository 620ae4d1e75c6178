package bpflab.view;

import static bpflab.listing.Code.EXIT;
import static bpflab.listing.Code.ifZero;
import static bpflab.listing.Code.move;
import static bpflab.listing.Code.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bpflab.listing.Code;
import bpflab.listing.FlowGraph;
import bpflab.listing.Recording;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FlowGraphViewTest {

    @Test
    void draws_boxes_with_lanes_for_the_jumps() {
        Recording recording = Recording.read("count.xlated");
        View view = FlowGraphView.of(
                FlowGraph.xlated(recording.xlated(), recording.symbols()), Integer.MAX_VALUE, true);
        Golden.check("flow", view);
        assertThat(lines(view)).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void a_branch_a_loop_and_an_exit() {
        FlowGraph graph = FlowGraph.compiled(Code.function(
                "f", move(1, 9), ifZero(2), slot(0x07, 1, 0, 0, -1), slot(0x55, 1, 0, -3, 0), EXIT));
        assertThat(text(graph, 100)).isEqualTo("""
                f: 4 blocks
                     ┌─ block 0 ───────────────────────────────────────────────────────────────┐
                     │    0: (b7) r1 = 9                                                       │
                     └─ goes on to block 1 ────────────────────────────────────────────────────┘
                         ↓
                  ┌─▶┌─ block 1 ───────────────────────────────────────────────────────────────┐
                  │  │    1: (15) if r1 == 0x0 goto pc+2                                       │
                ┌─┼──┴─ taken: to block 3, else: to block 2 ───────────────────────────────────┘
                │ │      ↓
                │ │  ┌─ block 2 ───────────────────────────────────────────────────────────────┐
                │ │  │    2: (07) r1 += -1                                                     │
                │ │  │    3: (55) if r1 != 0x0 goto pc-3                                       │
                │ └──┴─ taken: back to block 1, else: to block 3 ──────────────────────────────┘
                │        ↓
                └───▶┌─ block 3 ───────────────────────────────────────────────────────────────┐
                     │    4: (95) exit                                                         │
                     └─ exit ──────────────────────────────────────────────────────────────────┘
                """);
    }

    @Test
    void counts_the_blocks_that_are_beyond_the_limit() {
        FlowGraph graph = FlowGraph.compiled(Code.function("f", move(1, 9), ifZero(0), EXIT));
        assertThat(text(graph, 1)).contains("block 0").contains("… 1 more block\n").doesNotContain("exit");
    }

    /** A program without a jump is one block. */
    @Test
    void a_long_block_ends_at_the_limit_too() {
        FlowGraph graph = FlowGraph.compiled(Code.function("f", move(1, 1), move(1, 2), move(1, 3), move(1, 4), EXIT));
        assertThat(text(graph, 2)).contains("1: (b7) r1 = 2").doesNotContain("2: (b7)")
                .contains("… 3 more instructions").contains("└─ exit");
    }

    @Test
    void words_tell_of_the_jumps_for_which_there_is_no_lane() {
        long[] slots = new long[40];
        for (int i = 0; i < 20; i++) {
            slots[i] = ifZero(2 * (19 - i));
            slots[20 + i] = i % 2 == 0 ? move(0, i) : EXIT;
        }
        slots[39] = EXIT;
        String text = text(FlowGraph.compiled(Code.function("f", slots)), 100);
        assertThat(text).contains(", from ").contains("taken: to block");
        assertThat(text.lines()).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(80));
    }

    /** Every second instruction jumps to the end, or back: a graph of 50,000 blocks. */
    @Test
    void a_huge_program_is_drawn_at_once() {
        long[] slots = new long[100_000];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = i % 2 == 0 ? move(0, i) : ifZero(i % 3 == 0 ? -(i % 30_000) : Math.min(30_000, 99_998 - i));
        }
        slots[slots.length - 1] = EXIT;
        FlowGraph graph = FlowGraph.compiled(Code.function("f", slots));
        assertThat(graph.blocks()).hasSizeGreaterThan(40_000);
        Listing drawn = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> (Listing) FlowGraphView.of(List.of(graph), Integer.MAX_VALUE, true));
        assertThat(drawn.lines()).hasSizeGreaterThan(200_000);
    }

    @Test
    void graphviz_gets_a_cluster_a_function_and_no_quote_that_ends_a_label() {
        FlowGraph graph = FlowGraph.compiled(Code.function("say \"hi\"\\", ifZero(0), EXIT));
        assertThat(lines(FlowDot.of(List.of(graph), true))).containsExactly(
                "digraph bpflab {", "  node [shape=box, fontname=\"monospace\"];", "  subgraph cluster_0 {",
                "    label=\"say \\\"hi\\\"\\\\\";", "    f0b0 [label=\"0: (15) if r1 == 0x0 goto pc+0\\l\"];",
                "    f0b1 [label=\"1: (95) exit\\l\"];", "    f0b0 -> f0b1 [label=\"else\"];",
                "    f0b0 -> f0b1 [label=\"taken\"];", "  }", "}");
    }

    private static String text(FlowGraph graph, int limit) {
        return Golden.text(FlowGraphView.of(List.of(graph), limit, true), 80);
    }

    private static List<String> lines(View view) {
        return Arrays.asList(Golden.text(view, 80).split("\n"));
    }
}
