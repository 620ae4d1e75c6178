package bpflab.listing;

import static bpflab.listing.Code.EXIT;
import static bpflab.listing.Code.ifZero;
import static bpflab.listing.Code.jump;
import static bpflab.listing.Code.move;
import static bpflab.listing.Code.slot;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.Xlated;
import bpflab.listing.FlowGraph.Block;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FlowGraphTest {

    @Test
    void a_branch_ends_a_block_and_a_target_begins_one() {
        FlowGraph graph = of(move(0, 1), ifZero(1), move(0, 2), EXIT);
        assertThat(blocks(graph)).containsExactly("0: 0,1 BRANCH", "1: 2 NEXT", "2: 3 EXIT");
        assertThat(edges(graph)).containsExactly("0 falls to 1", "0 jumps to 2", "1 falls to 2");
    }

    @Test
    void a_loop_leads_back() {
        FlowGraph graph = of(move(1, 9), slot(0x07, 1, 0, 0, -1), slot(0x55, 1, 0, -2, 0), EXIT);
        assertThat(blocks(graph)).containsExactly("0: 0 NEXT", "1: 1,2 BRANCH", "2: 3 EXIT");
        assertThat(edges(graph)).containsExactly("0 falls to 1", "1 falls to 2", "1 jumps to 1");
    }

    @Test
    void code_behind_a_goto_is_a_block_that_nothing_leads_to() {
        FlowGraph graph = of(jump(1), move(0, 1), EXIT);
        assertThat(blocks(graph)).containsExactly("0: 0 JUMP", "1: 1 NEXT", "2: 2 EXIT");
        assertThat(edges(graph)).containsExactly("0 jumps to 2", "1 falls to 2");
    }

    @Test
    void long_and_may_gotos_jump_and_a_goto_by_register_goes_who_knows_where() {
        FlowGraph graph = of(slot(0x06, 0, 0, 0, 2), slot(0xe5, 0, 0, 1, 0), EXIT, slot(0x0d, 1, 0, 0, 0));
        assertThat(blocks(graph)).containsExactly("0: 0 JUMP", "1: 1 BRANCH", "2: 2 EXIT", "3: 3 COMPUTED");
        assertThat(edges(graph)).containsExactly("0 jumps to 3", "1 falls to 2", "1 jumps to 3");
    }

    @Test
    void distances_count_both_slots_of_a_wide_load() {
        FlowGraph graph = of(ifZero(2), slot(0x18, 0, 0, 0, 7), 0, EXIT);
        assertThat(blocks(graph)).containsExactly("0: 0 BRANCH", "1: 1 NEXT", "2: 3 EXIT");
        assertThat(edges(graph)).contains("0 jumps to 2");
    }

    @Test
    void jumps_into_a_wide_load_or_out_of_the_function_lead_to_no_block() {
        FlowGraph graph = of(ifZero(1), slot(0x18, 0, 0, 0, 7), 0, jump(100));
        assertThat(edges(graph)).containsExactly("0 falls to 1");
        assertThat(blocks(graph)).containsExactly("0: 0 BRANCH", "1: 1,3 JUMP");
    }

    @Test
    void code_that_just_ends_is_cut() {
        assertThat(blocks(of(move(0, 1)))).containsExactly("0: 0 CUT");
        assertThat(blocks(of(ifZero(0)))).containsExactly("0: 0 CUT");
        assertThat(of().blocks()).isEmpty();
    }

    @Test
    void without_btf_calls_and_pointers_tell_where_functions_start() {
        long call = slot(0x85, 0, 1, 3, 1);
        long pointer = slot(0x18, 2, 4, 0, 3);
        Xlated xlated = new Xlated(
                Code.bytes(call, pointer, 0, EXIT, move(0, 1), EXIT),
                List.of(), List.of(), Optional.empty(), List.of());
        List<FlowGraph> graphs = FlowGraph.xlated(xlated, Recording.read("count.xlated").symbols());
        assertThat(graphs).extracting(FlowGraph::name).containsExactly("", "", "");
        assertThat(graphs.stream().map(graph -> String.join("; ", blocks(graph))))
                .containsExactly("0: 0,1,3 EXIT", "0: 4 CUT", "0: 5 EXIT");
    }

    @Test
    void every_instruction_of_a_real_program_is_in_one_block_under_its_line() {
        Recording recording = Recording.read("count.xlated");
        List<Row> rows = Listing.xlated(recording.xlated(), recording.symbols());
        List<FlowGraph> graphs = FlowGraph.xlated(recording.xlated(), recording.symbols());
        assertThat(graphs.get(0).name()).isEqualTo("int count(struct xdp_md * ctx)");
        assertThat(graphs).hasSizeGreaterThan(1);
        assertThat(graphs.stream().flatMap(graph -> graph.blocks().stream()).flatMap(block -> block.rows().stream())
                        .filter(Row.Code.class::isInstance)
                        .map(row -> ((Row.Code) row).at()))
                .containsExactlyElementsOf(rows.stream()
                        .filter(Row.Code.class::isInstance)
                        .map(row -> ((Row.Code) row).at())
                        .toList());
        assertThat(graphs).allSatisfy(graph -> assertThat(graph.blocks())
                .allSatisfy(block -> assertThat(block.rows().get(0)).isInstanceOf(Row.Source.class)));
    }

    private static FlowGraph of(long... slots) {
        return FlowGraph.compiled(Code.function("f", slots));
    }

    private static List<String> blocks(FlowGraph graph) {
        return graph.blocks().stream().map(FlowGraphTest::text).toList();
    }

    private static String text(Block block) {
        return block.number() + ": " + block.rows().stream()
                .filter(Row.Code.class::isInstance)
                .map(row -> "" + ((Row.Code) row).at())
                .collect(Collectors.joining(",")) + " " + block.end();
    }

    private static List<String> edges(FlowGraph graph) {
        return graph.edges().stream()
                .map(edge -> edge.from() + (edge.kind() == FlowGraph.Kind.TAKEN ? " jumps to " : " falls to ")
                        + edge.to())
                .toList();
    }
}
