package bpflab.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NearestTest {
    private static final List<String> KNOWN = List.of("drop_world", "drop_udp", "count", "counter", "Pass");

    @Test
    void a_third_of_the_letters_may_differ_and_no_more() {
        assertThat(Nearest.to("drop_wrold", KNOWN)).contains("drop_world");
        assertThat(Nearest.to("dropworl", KNOWN)).contains("drop_world");
        assertThat(Nearest.to("dxxx_worxx", KNOWN)).isEmpty();
        assertThat(Nearest.to("conut", KNOWN)).contains("count");
        assertThat(Nearest.to("kount", KNOWN)).contains("count");
    }

    @Test
    void swapped_neighbours_are_one_difference_and_letter_case_is_none() {
        assertThat(Nearest.to("PSAS", KNOWN)).contains("Pass");
        assertThat(Nearest.to("pxss", KNOWN)).contains("Pass");
        assertThat(Nearest.to("xsap", KNOWN)).isEmpty();
    }

    @Test
    void what_begins_as_typed_is_near_and_the_nearest_of_several_is_taken() {
        assertThat(Nearest.to("dr", KNOWN)).contains("drop_udp");
        assertThat(Nearest.to("d", KNOWN)).isEmpty();
        assertThat(Nearest.to("counte", KNOWN)).contains("counter");
        assertThat(Nearest.to("", KNOWN)).isEmpty();
        assertThat(Nearest.hint("zzz", KNOWN, "Tab lists them")).isEqualTo("Tab lists them");
    }

    @Test
    void of_one_letter_each_only_the_same_are_near() {
        assertThat(Nearest.to("&", List.of(">", "x"))).isEmpty();
        assertThat(Nearest.to("X", List.of(">", "x"))).contains("x");
        assertThat(Nearest.to("xx", List.of("y", "x"))).contains("x");
    }

    @Test
    void what_goes_on_behind_a_whole_name_is_near_it() {
        assertThat(Nearest.to("BPF_HASHMAP", List.of("BPF_XSKMAP", "BPF_HASH", "BPF_HISTOGRAM"))).contains("BPF_HASH");
        assertThat(Nearest.to("count_all_of_them", KNOWN)).isEmpty();
    }

    @Test
    void words_that_long_names_share_make_them_not_near() {
        List<String> names = List.of("bpf_xdp_fib_lookup", "bpf_test_release", "relay_file_read", "tc_run",
                "kmem_cache_alloc_node_noprof", "tcp_v4_connect", "do_unlinkat");
        assertThat(Nearest.byWords("bpf_xdp_flow_lookup", names)).isEmpty();
        assertThat(Nearest.byWords("bpf_test_acquire", names)).isEmpty();
        assertThat(Nearest.byWords("dummy_file_read", names)).isEmpty();
        assertThat(Nearest.byWords("tc", names)).isEmpty();
        assertThat(Nearest.byWords("bpf_xdp_fbi_lookup", names)).contains("bpf_xdp_fib_lookup");
        assertThat(Nearest.byWords("kmem_cache_alloc_node", names)).contains("kmem_cache_alloc_node_noprof");
        assertThat(Nearest.byWords("tcpv4_conect", names)).contains("tcp_v4_connect");
        assertThat(Nearest.byWords("do_unlinkat_now", names)).contains("do_unlinkat");
        assertThat(Nearest.byWords("do_unlink", names)).contains("do_unlinkat");
    }

    @Test
    void the_only_near_one_of_a_kernels_names_is_found() {
        List<String> names = Stream.concat(
                IntStream.range(0, 60_000).mapToObj(i -> "tcp_function_of_the_kernel_" + i),
                Stream.of("bpf_skb_load_bytes")).toList();
        assertThat(Nearest.to("bpf_skb_laod_byte", names)).contains("bpf_skb_load_bytes");
    }
}
