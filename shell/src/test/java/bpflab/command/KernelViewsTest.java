package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.map.TypedMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking at programs, maps and traces of the real kernel. */
class KernelViewsTest extends KernelDesk {
    @Test
    void more_entries_than_a_listing_has_are_for_a_file() throws Exception {
        desk.file("wide.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 200000); __type(key, __u32);
                         __type(value, __u64); } wide SEC(".maps");
                SEC("xdp") int uses(void *ctx) { __u32 k = 0; return bpf_map_lookup_elem(&wide, &k) ? 2 : 1; }
                """);
        desk.type(":load wide.c");
        assertThat(desk.type(":dump map wide --limit 150000")).contains("cannot list 150,000 entries",
                ":dump map wide --to entries.txt");
        assertThat(desk.type(":dump map wide --limit 100000")).contains("200,000 entries of 0");
        desk.type(":load rxcnt.c");
        assertThat(desk.type(":dump map rxcnt --zeros --limit 1000000")).doesNotContain("cannot list");
        desk.type(":dump map wide --to entries.txt");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void maps_are_shown_typed_summed_and_by_name() throws Exception {
        desk.type(":load rxcnt.c");
        desk.bench().program("rx").run(FRAME, 3);
        assertThat(desk.type(":dump map rxcnt"))
                .containsPattern(Runtime.getRuntime().availableProcessors() > 1 ? "key +sum" : "key +value")
                .containsPattern("\n +1 +3\\b")
                .contains("and 255 entries of 0");
        assertThat(desk.type(":dump map flows")).containsPattern("saddr +port +value").containsPattern("\n +1 +80 +1");
        assertThat(desk.type(":dump map .bss")).isEqualTo("total   3");
        assertThat(desk.type(":dump map rxcnt --zeros --limit 2")).contains("the first 2 entries");
        assertThat(desk.type(":dump map rxct")).contains("did you mean rxcnt?");
        assertThat(desk.type(":dump map")).contains("which map?");
    }

    @Test
    void a_typed_map_is_read_and_written_as_a_person_types() throws Exception {
        desk.type(":load rxcnt.c");
        TypedMap flows = new TypedMap(desk.bench().map("flows"));
        flows.put("{.saddr = 7, .port = 443}", 12);
        assertThat(flows.get("{.saddr = 7, .port = 443}"))
                .hasValueSatisfying(entry -> assertThat(entry.value()).hasToString("12"));
        assertThat(flows.size()).isEqualTo(1);
        assertThat(flows.delete("{.saddr = 7, .port = 443}")).isTrue();
        assertThat(flows.delete("{.saddr = 7, .port = 443}")).isFalse();
        assertThat(flows).isEmpty();
        assertThat(flows).hasToString("flows   hash   id " + flows.info().id() + "   up to 16 entries");
    }

    @Test
    void listings_show_each_stage() throws Exception {
        desk.type(":load drop.c");
        assertThat(desk.type(":dump elf drop_all"))
                .isEqualTo("drop_all:\n; return XDP_DROP;\n"
                        + "   0: (b7) r0 = 1\n   1: (95) exit");
        assertThat(desk.type(":dump xlated drop_all"))
                .isEqualTo("int drop_all(struct xdp_md * ctx):\n; return XDP_DROP;\n   0: (b7) r0 = 1\n"
                        + "   1: (95) exit");
        assertThat(desk.type(":dump xlated drop_all --opcodes --no-source")).isEqualTo(
                "int drop_all(struct xdp_md * ctx):\n   0: (b7) r0 = 1\n       b7 00 00 00 01 00 00 00\n   1: (95) "
                        + "exit\n       95 00 00 00 00 00 00 00");
        assertThat(desk.type(":dump xlated drop_all --limit 1")).contains("… 1 more instruction");
        assertThat(desk.type(":dump jited drop_all")).containsPattern("bpf_prog_[0-9a-f]{16}_drop_all:");
        assertThat(desk.type(":dump all drop_all"))
                .contains("│ return XDP_DROP;")
                .contains("compiled    0  r0 = 1")
                .contains("kernel");
        assertThat(desk.type(":dump xlated drop_al")).contains("did you mean drop_all?");
        assertThat(desk.type(":dump elf drop.c"))
                .contains("ELF 64-bit LSB relocatable")
                .contains("SECTION")
                .contains("pass_all:");
        assertThat(desk.type(":dump xlated " + desk.bench().program("pass_all").info().id())).contains("r0 = 2");
    }

    @Test
    void the_help_of_trace_says_that_lines_of_all_programs_show() throws Exception {
        assertThat(desk.type(":help trace"))
                .contains("does not say which program printed", "all programs", ":trace --grep WORD");
    }

    @Test
    void trace_shows_what_was_printed_since_the_program_was_attached() throws Exception {
        desk.type(":load rxcnt.c");
        desk.type(":attach rx xdp " + veth.name);
        desk.bench().program("rx").run(FRAME, 3);
        assertThat(desk.type(":trace --lines 2").lines()).satisfiesExactly(
                line -> assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  \\S.* +cpu \\d+   packet \\d+"),
                line -> assertThat(line).contains("packet "),
                line -> assertThat(line).isEqualTo("2 lines"));
        assertThat(Json.of(desk.last().data())).contains("\"text\":\"packet ");
        assertThat(desk.type(":trace --lines 1 --for 5s --grep packet")).as("the third").contains("1 line");
        desk.bench().program("rx").run(FRAME, 1);
        assertThat(desk.type(":trace --for 300ms --grep nothing-like-this")).isEqualTo("nothing was printed");
    }

    @Test
    void a_trace_has_all_that_was_printed_before_it_however_short_it_is() throws Exception {
        desk.type(":load rxcnt.c");
        desk.type(":trace --for 1ms");
        desk.bench().program("rx").run(FRAME, 5000);
        assertThat(desk.type(":trace --for 1ms --grep 'packet '")).endsWith("5,000 lines");
    }

    @Test
    void trace_says_when_nothing_here_prints() throws Exception {
        desk.type(":load drop.c");
        assertThat(desk.type(":trace --for 10ms"))
                .contains("no program of this bench prints")
                .contains("nothing was printed");
        assertThat(desk.type(":trace on")).contains("trace on");
        assertThat(desk.type(":trace off")).contains("trace off");
    }

    @Test
    void a_trace_that_only_ctrl_c_ends_says_so_at_once() throws Exception {
        desk.bench().interactWith(new NobodyAsked());
        Thread.currentThread().interrupt();
        assertThat(desk.type(":trace")).contains("waiting for lines of the trace; Ctrl-C ends\nnothing was printed");
        assertThat(desk.type(":trace --for 1ms")).doesNotContain("waiting");
    }

    @Test
    void an_interrupt_ends_a_trace_and_is_no_failure() throws Exception {
        Thread.currentThread().interrupt();
        assertThat(desk.type(":trace --for 600s")).contains("nothing was printed");
        assertThat(desk.last().ok()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void how_names_the_calls_and_the_tools_with_their_real_arguments() throws Exception {
        desk.type(":load drop.c");
        assertThat(desk.type(":how"))
                .contains("bpftool prog loadall drop.o")
                .contains("clang")
                .contains("BPF_PROG_LOAD");
        desk.type(":attach drop_all xdp " + veth.name);
        assertThat(desk.type(":how")).contains("dev " + veth.name).contains("BPF_LINK_CREATE");
    }

    @Test
    void compile_shows_the_object_and_passes_flags_on() throws Exception {
        assertThat(desk.type(":compile drop.c"))
                .contains("clang -O2 -g -target bpf")
                .containsPattern("compiled   [\\d,]+ bytes, 2 programs: drop_all, pass_all");
        assertThat(desk.type(":compile drop.c -- -DX=1")).contains("-DX=1");
        assertThat(desk.type(":compile broken.c")).contains("does not compile");
    }

    @Test
    void every_answer_can_be_written_as_JSON() throws Exception {
        desk.type(":load rxcnt.c");
        for (String line : List.of(
                ":programs", ":maps --all", ":links", ":dump xlated rx", ":dump elf rxcnt.c", ":dump map rxcnt",
                        ":doctor", ":help", ":set", ":how", ":history")) {
            desk.type(line);
            assertThat(Json.of(desk.last().data()))
                    .as(line)
                    .startsWith(desk.last().data() instanceof List ? "[" : "{")
                    .doesNotContain("\n")
                    .doesNotContain("Optional[")
                    .doesNotContain("@");
        }
    }
}
