package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code :why} of programs at a tracepoint that wait for an event of which a field is so. */
class WhyEventTest extends KernelDesk {
    private static final String HEAD = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            char LICENSE[] SEC("license") = "GPL";
            int hits;
            int wanted = 3999999;
            """;

    private final Thread opens = new Thread(() -> {
        while (!Thread.currentThread().isInterrupted()) {
            try (InputStream file = new FileInputStream("/proc/self/comm")) {
                file.readAllBytes();
                Thread.sleep(20);
            } catch (IOException | InterruptedException ended) {
                return;
            }
        }
    }, "opens");

    /** On a machine on which nobody does anything no file is opened in the second that is looked at. */
    @BeforeEach
    void somethingHappens() {
        opens.setDaemon(true);
        opens.start();
    }

    @AfterEach
    void nothingMore() {
        opens.interrupt();
    }

    private String why(String tracepoint, String struct, String condition) throws Exception {
        return whyOf(HEAD + "SEC(\"tracepoint/" + tracepoint + "\") int x(struct trace_event_raw_" + struct
                + " *ctx)\n{\n    if (" + condition + ")\n        hits++;\n    return 0;\n}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "raw_syscalls/sys_enter | sys_enter | ctx->id == 9999 | id 9999",
            "sched/sched_switch | sched_switch | ctx->prev_comm[0] == 'q' && ctx->prev_comm[1] == 'z' | prev_comm qz",
            "syscalls/sys_enter_openat | sys_enter | ctx->args[2] == 77 | flags 77",
            "syscalls/sys_exit_openat | sys_exit | ctx->ret == -111 | ret -111",
            "syscalls/sys_exit_openat | sys_exit | (int) ctx->ret < -200 | ret at most -201",
            "syscalls/sys_enter_openat | sys_enter | (__u32) ctx->args[2] > 0x90000000 | flags at least 2415919105",
            "sched/sched_switch | sched_switch | ctx->next_prio < 0 | next_prio at most -1",
            "syscalls/sys_enter_openat | sys_enter | ctx->args[2] == 77 && ctx->args[3] == 0 "
                    + "| flags 77 and mode 0"})
    void what_no_event_had_is_told_with_what_they_have(String tracepoint, String struct, String condition, String what)
            throws Exception {
        boolean told = Files.exists(Path.of("/sys/kernel/tracing/options/fields")); // since Linux 6.4
        assertThat(why(tracepoint, struct, condition)).contains("✗ no event had " + what + " x.c:8 asks for it",
                told ? "and events had " : "meanwhile",
                "→ have such an event happen, or compare with one that comes: :edit x.c");
    }

    /** Each may come alone, and just not both at once. */
    @Test
    void whose_event_it_has_to_be_is_told_too() throws Exception {
        assertThat(why("syscalls/sys_enter_openat", "sys_enter", "bpf_get_current_pid_tgid() >> 32 == 3999999 "
                + "&& ctx->args[2] == 77")).contains("had flags 77 x.c:8 asks for it, in a thread of process 3999999");
    }

    @Test
    void what_a_field_of_an_event_leads_to_is_called_as_the_field() throws Exception {
        assertThat(why("syscalls/sys_enter_openat", "sys_enter", "!wanted) hits--;\n    char name[32] = {};\n"
                + "    bpf_probe_read_user_str(name, sizeof(name), (void *)ctx->args[1]);\n"
                + "    if (!bpf_strncmp(name, sizeof(name), \"/nowhere/at/all\")"))
                .contains("✗ no event had filename /nowhere/at/all x.c:11 asks for it");
    }

    @Test
    void a_number_in_a_variable_is_set_to_one_that_comes() throws Exception {
        assumeTrue(Files.exists(Path.of("/sys/kernel/tracing/options/fields")), "since Linux 6.4");
        String answer = why("raw_syscalls/sys_enter", "sys_enter", "ctx->id == wanted");
        assertThat(answer).contains("✗ no event had id 3999999", "as its variable wanted says");
        Matcher line = Pattern.compile(":map set .data wanted \\d+").matcher(answer);
        assertThat(line.find()).as(answer).isTrue();
        desk.type(line.group());
        assertThat(desk.last().ok()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ctx->id >= 0", "ctx->id != 9999", "ctx->id & 1 || ctx->id == 0 || ctx->id == 202"})
    void what_comes_is_no_cause(String condition) throws Exception {
        assertThat(why("raw_syscalls/sys_enter", "sys_enter", condition)).doesNotContain("✗", "no event");
    }
}
