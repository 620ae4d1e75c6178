package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words as a newcomer types them: they are understood, or the line that was meant is offered and works. */
class AttachWordsTest extends KernelDesk {
    private static final String PROGRAMS = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            char LICENSE[] SEC("license") = "GPL";
            SEC("xdp") int early(struct xdp_md *ctx) { return XDP_PASS; }
            SEC("tc") int later(struct __sk_buff *skb) { return -1; }
            SEC("tp/syscalls/sys_enter_getppid") int asked(void *ctx) { return 0; }
            SEC("tp_btf/sched_process_exec") int typed(void *ctx) { return 0; }
            SEC("sk_lookup") int looks(struct bpf_sk_lookup *ctx) { return SK_PASS; }
            """;

    @BeforeEach
    void load() throws Exception {
        desk.file("words.c", PROGRAMS);
        assertThat(desk.type(":load words.c")).contains("verified");
    }

    private String attach(String words) throws InterruptedException {
        return desk.type(":attach " + words.replace("VETH", veth.name));
    }

    /** The section says the hook. */
    @ParameterizedTest
    @CsvSource({"early VETH, VETH   xdp", "later VETH, ingress VETH   tc", "later egress VETH, egress VETH   tc",
        "later VETH egress, egress VETH   tc", "later tc VETH egress, egress VETH   tc",
        "later tcx/egress VETH, egress VETH   tc", "early xdp VETH --mode generic, VETH   xdp generic",
        "asked syscalls/sys_enter_getpid, syscalls/sys_enter_getpid   tracepoint"})
    void a_place_is_enough(String words, String place) throws Exception {
        assertThat(attach(words)).contains("attached to " + place.replace("VETH", veth.name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "early VETH generic | stands behind --mode | :attach early VETH --mode generic",
        "early later VETH | a line of its own | :attach early VETH",
        "early xdp VETH lo | it is written INTERFACE | :attach early xdp lab0",
        "early tc ingress VETH | the hook tc runs sched_cls programs | :attach early",
        "later xdp VETH | the hook xdp runs xdp programs | :attach later",
        "asked tracepoint a b | it is written GROUP/EVENT | :attach asked tracepoint sched/sched_process_exec",
        "typed a b | it is written EVENT | :attach typed",
        "looks VETH | the place is a network namespace | :attach looks sk-lookup /proc/self/ns/net",
        "early xdp VETH --undo-after 0s | detached at once | :attach early xdp VETH --undo-after 60s",
        "later in VETH | there are ingress, egress | :attach later ingress VETH"})
    void what_is_not_written_so_is_told_the_line_that_is(String words, String why, String meant) throws Exception {
        String line = meant.replace("VETH", veth.name);
        assertThat(attach(words).replaceAll("\\s+", " ")).contains(why, line);
        assertThat(desk.bench().links()).isEmpty();
        assertThat(desk.type(line + (line.contains("looks") ? " --yes" : ""))).contains("attached to");
    }

    /** It was gone before the answer could look at it. */
    @Test
    void a_time_that_is_over_at_once_is_no_trouble() throws Exception {
        assertThat(attach("early VETH --undo-after 1ms")).contains("attached to " + veth.name);
    }

    @Test
    void a_file_is_no_program_and_its_programs_are_named() throws Exception {
        assertThat(attach("words.c")).contains("words.c is a file; its programs are early, later, asked");
    }

    @Test
    void an_id_is_a_program_of_this_bench_too() throws Exception {
        int id = desk.bench().program("later").info().id();
        assertThat(attach(id + " VETH")).contains("later   attached to ingress " + veth.name);
    }

    @Test
    void several_can_be_detached_by_words_as_the_table_has_them() throws Exception {
        attach("early VETH");
        attach("later VETH");
        attach("later egress VETH");
        attach("asked");
        assertThat(desk.type(":detach")).contains("which link?", ":detach all").doesNotContain("detach 0");
        assertThat(desk.type(":detach egress " + veth.name)).contains("later   detached from egress");
        assertThat(desk.bench().links()).hasSize(3);
        assertThat(desk.type(":detach early nobody")).contains("nobody is not attached here");
        assertThat(desk.bench().links()).hasSize(3);
        assertThat(desk.type(":detach early asked")).contains("early   detached", "asked   detached");
        assertThat(desk.type(":detach tc")).contains("later   detached");
        assertThat(desk.bench().links()).isEmpty();
        assertThat(desk.last().trouble()).isEqualTo(Optional.empty());
    }
}
