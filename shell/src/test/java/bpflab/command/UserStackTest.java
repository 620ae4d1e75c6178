package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.JavaApi;
import org.junit.jupiter.api.Test;

class UserStackTest extends KernelDesk {
    private static final String WHERE = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            struct { __uint(type, BPF_MAP_TYPE_STACK_TRACE); __uint(max_entries, 64); __uint(key_size, 4);
                     __uint(value_size, 8 * 32); } stacks SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 4); __type(key, __u32); __type(value, __u32);
            } last SEC(".maps");
            SEC("tracepoint/syscalls/sys_enter_read")
            int where(void *ctx)
            {
            	__u32 pid = bpf_get_current_pid_tgid() >> 32;
            	__u32 *id = bpf_map_lookup_elem(&last, &pid);
            	if (id)
            		*id = bpf_get_stackid(ctx, &stacks, BPF_F_USER_STACK | BPF_F_REUSE_STACKID);
            	return 0;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;

    @Test
    void a_stack_of_a_process_is_named() throws Exception {
        desk.file("where.c", WHERE);
        JavaApi.use(desk.bench());
        desk.type(":load where.c");
        desk.type(":attach where");
        Process cat = new ProcessBuilder("cat").start();
        try {
            desk.type(":map set last " + cat.pid() + " 0");
            cat.getOutputStream().write("one\n".getBytes());
            cat.getOutputStream().flush();
            assertThat(cat.inputReader().readLine()).isEqualTo("one");
            // It reads again now, so it has come by the probe.
            cat.getOutputStream().write("two\n".getBytes());
            cat.getOutputStream().flush();
            assertThat(cat.inputReader().readLine()).isEqualTo("two");

            assertThat(desk.type("stack(\"stacks\", map(\"last\").value(" + cat.pid() + ").asLong(), " + cat.pid()
                    + ")"))
                    .containsPattern("read\\+0x|libc\\.so\\.6\\+0x");
            assertThat(desk.type("for (long addr : walk(\"stacks\", map(\"last\").value(" + cat.pid() + ").asLong())) "
                    + "print(\"at %s\", sym(addr, " + cat.pid() + "));")).startsWith("at ").contains("+0x");
        } finally {
            cat.destroy();
        }
    }
}
