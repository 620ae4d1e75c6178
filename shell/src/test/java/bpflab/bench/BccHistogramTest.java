package bpflab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.command.Desk;
import bpflab.kernel.NeedsKernel;
import bpflab.map.TypedMap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected lines are what BCC's table.py prints for the same numbers. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BccHistogramTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void sit() {
        desk = Desk.in(folder);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void a_log2_histogram_begins_at_0_and_1_and_has_forty_stars() throws Exception {
        assertThat(histogram("1 5", "3 20", "4 10").log2()).containsExactly(
                "     usecs               : count     distribution",
                "         0 -> 1          : 5        |**********                              |",
                "         2 -> 3          : 0        |                                        |",
                "         4 -> 7          : 20       |****************************************|",
                "         8 -> 15         : 10       |********************                    |");
    }

    @Test
    void wide_numbers_take_the_room_of_half_the_stars() throws Exception {
        List<String> lines = histogram("33 1").log2();
        assertThat(lines).hasSize(34).first().isEqualTo(
                "               usecs                         : count     distribution");
        assertThat(lines).last().isEqualTo(
                "          4294967296 -> 8589934591           : 1        |********************|");
    }

    @Test
    void a_linear_histogram_has_a_row_for_each_slot() throws Exception {
        assertThat(histogram("0 1", "2 4").linear()).containsExactly(
                "     usecs         : count     distribution",
                "        0          : 1        |**********                              |",
                "        1          : 0        |                                        |",
                "        2          : 4        |****************************************|");
    }

    @Test
    void an_empty_map_prints_nothing() throws Exception {
        assertThat(histogram().log2()).isEmpty();
        assertThat(histogram().linear()).isEmpty();
    }

    @Test
    void a_key_that_is_no_slot_is_named() throws Exception {
        assertThatThrownBy(() -> histogram("100000 1").log2()).hasMessageContaining("is no histogram");
    }

    private BccHistogram histogram(String... entries) throws Exception {
        desk.file("dist.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct {
                	__uint(type, BPF_MAP_TYPE_HASH);
                	__uint(max_entries, 64);
                	__type(key, int);
                	__type(value, __u64);
                } dist SEC(".maps");
                SEC("xdp") int pass(struct xdp_md *ctx) { return XDP_PASS; }
                """).type(":load dist.c");
        TypedMap map = new TypedMap(desk.bench().map("dist"));
        map.clear();
        for (String entry : entries) {
            map.put(entry.split(" ")[0], entry.split(" ")[1]);
        }
        return new BccHistogram(map, "usecs");
    }
}
