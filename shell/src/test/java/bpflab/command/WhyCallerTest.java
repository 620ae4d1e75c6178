package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.map.TypedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code :why} of programs that wait for a thread of some name or number while others come by. */
class WhyCallerTest extends KernelDesk {
    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, __u64); } seen SEC(".maps");
            static void count(void) { __u32 zero = 0; __u64 *n = bpf_map_lookup_elem(&seen, &zero); if (n) (*n)++; }
            const char wanted[16] = "whywaits";
            int pid = 0;
            char LICENSE[] SEC("license") = "GPL";
            """;

    /** At bpf(2), which is called while the program is looked at, and where each program that starts comes by. */
    private String why(String statements) throws Exception {
        desk.file("x.c", HEAD + "SEC(\"tracepoint/syscalls/sys_enter_bpf\") int x(void *ctx)\n{\n"
                + "    char comm[16];\n    bpf_get_current_comm(comm, sizeof(comm));\n" + statements
                + "\n    return 0;\n}\n");
        desk.type(":load x.c");
        desk.type(":attach x");
        desk.type(":attach x tracepoint syscalls/sys_enter_openat");
        assertThat(desk.last().ok()).isTrue();
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    private void obey(String answer) throws Exception {
        Matcher line = Pattern.compile("→ [^→]*?: ([:!].*?) →").matcher(answer);
        assertThat(line.find()).as(answer).isTrue();
        desk.type(line.group(1));
        assertThat(desk.last().ok()).as(line.group(1)).isTrue();
    }

    private long seen() {
        return new TypedMap(desk.bench().map("seen")).total();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "if (bpf_strncmp(comm, 9, \"whywaits\") == 0) count();",
            "if (bpf_strncmp(comm, 9, \"whywaits\")) return 0; count();",
            "for (int i = 0; i < 9; i++) if (comm[i] != wanted[i]) return 0; count();",
            "for (int i = 0; i < 16; i++) { if (comm[i] != wanted[i]) return 0; if (!comm[i]) break; } count();",
            "if (comm[0] == 'w' && comm[1] == 'h' && comm[2] == 'y' && comm[3] == 'w' && comm[4] == 'a') count();",
            "if (__builtin_memcmp(comm, \"whyw\", 4) == 0) count();",
            "if (*(__u64 *)comm == 0x7374696177796877) count();"})
    void a_name_that_nobody_has_is_given_to_somebody(String statements) throws Exception {
        String answer = why(statements);
        assertThat(answer).contains("✗ nobody comes by that it waits for x.c:", " asks for a thread called whyw",
                "threads none is that", ":edit x.c");
        obey(answer);
        assertThat(seen()).isPositive();
    }

    @Test
    void a_process_that_a_variable_says_is_said_by_setting_it() throws Exception {
        String answer = why("if (bpf_get_current_pid_tgid() >> 32 == pid) count();");
        assertThat(answer).contains("asks for a thread of process 0, as its variable pid says", ":map set .bss pid ");
        obey(answer);
        assertThat(seen()).isPositive();
    }

    @Test
    void numbers_of_threads_and_users_are_told_apart_from_those_of_processes() throws Exception {
        assertThat(why("if ((__u32)bpf_get_current_pid_tgid() == 999999999) count();"))
                .contains("asks for a thread with the number 999999999");
        assertThat(why("if ((bpf_get_current_uid_gid() & 0xffffffff) == 64123) count();"))
                .contains("asks for a thread of user 64123", "→ compare with one that comes by: :edit x.c");
    }

    @Test
    void a_name_longer_than_names_are_is_told_as_that() throws Exception {
        String answer = why("if (bpf_strncmp(comm, 16, \"systemd-journald\") == 0) count();");
        assertThat(answer).contains("names of threads have at most 15 characters",
                "→ compare with one that comes by: :edit x.c").doesNotContain("ln -s");
    }

    @Test
    void who_is_waited_for_and_does_something_else_is_named() throws Exception {
        assertThat(why("if (bpf_get_current_pid_tgid() >> 32 == 1) count();"))
                .contains("– only others come by x.c:", "waits for a thread of process 1: ");
    }

    @Test
    void what_does_not_wait_is_not_said_to_wait() throws Exception {
        assertThat(why("if (bpf_get_prandom_u32() == 5) count();")).doesNotContain("waits", "✗");
        assertThat(why("if (comm[0] != 'w') bpf_printk(\"x\");")).doesNotContain("nobody");
    }
}
