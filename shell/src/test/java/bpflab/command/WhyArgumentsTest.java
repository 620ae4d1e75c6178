package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code :why} of programs that wait for something in a tracepoint's arguments, or behind a pointer among them. */
class WhyArgumentsTest extends KernelDesk {
    private static final String SWITCH =
            "int BPF_PROG(x, bool preempt, struct task_struct *prev, struct task_struct *next)";

    private String why(String section, String head, String condition) throws Exception {
        return whyOf("""
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                #include <bpf/bpf_tracing.h>
                #include <bpf/bpf_core_read.h>
                char LICENSE[] SEC("license") = "GPL";
                int hits;
                """ + "SEC(\"" + section + "\") " + head + "\n{\n    char name[16] = {};\n    " + condition
                + "\n        hits++;\n    return 0;\n}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "raw_tp/sys_enter | int x(struct bpf_raw_tracepoint_args *ctx) | if (ctx->args[1] == 9999)"
                    + " | its argument 2 9999",
            "tp_btf/sys_enter | int BPF_PROG(x, struct pt_regs *regs, long id) | if (id == -9999)"
                    + " | its argument 2 -9999"})
    void an_argument_that_none_had_is_told(String section, String head, String condition, String what)
            throws Exception {
        assertThat(why(section, head, condition)).contains("✗ no event had " + what + " x.c:10 asks for it",
                "→ have such an event happen, or compare with one that comes: :edit x.c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "raw_tp | if (BPF_CORE_READ(next, pid) == 3999999) | pid of task_struct 3999999",
            "tp_btf | if (next->pid == 3999999) | pid of task_struct 3999999",
            "tp_btf | if (next->real_parent->tgid == 3999999) | tgid of task_struct 3999999",
            "tp_btf | if (next->comm[0] == 'q' && next->comm[1] == 'z') | comm of task_struct qz",
            "raw_tp | BPF_CORE_READ_STR_INTO(&name, prev, comm); if (!bpf_strncmp(name, 16, \"nosuchone\"))"
                    + " | comm of task_struct nosuchone"})
    void what_nothing_behind_a_pointer_had_is_told(String section, String condition, String what) throws Exception {
        assertThat(why(section + "/sched_switch", SWITCH, condition)).contains("✗ no event had " + what + " x.c:10");
    }

    /** Registers are called by what they are for. */
    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
    void the_argument_of_a_function_of_a_program_is_told() throws Exception {
        assertThat(why("uprobe/libc.so.6:malloc", "int BPF_UPROBE(x, long size)", "if (size == 987654321)"))
                .contains("✗ no event had its argument 1 987654321 x.c:10 asks for it");
    }

    /** The kernel has one on each CPU. */
    @Test
    void a_place_that_is_several_links_of_this_bpflab_is_one() throws Exception {
        assertThat(why("perf_event", "int x(struct bpf_perf_event_data *ctx)", "if (ctx->sample_period == 12345)"))
                .contains("✓ attached", "✗ no event had sample_period 12345")
                .doesNotContain("by java");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "raw_tp | if (BPF_CORE_READ(next, pid) >= 0)", "tp_btf | if (next->pid != 3999999)",
            "tp_btf | if (next != prev)", "tp_btf | if (next->mm)"})
    void what_comes_is_no_cause(String section, String condition) throws Exception {
        assertThat(why(section + "/sched_switch", SWITCH, condition)).doesNotContain("✗", "no event");
    }
}
