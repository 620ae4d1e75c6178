package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses of the kernel in maps and records, where a person says that they are some. */
class SymbolNotationTest extends KernelDesk {
    private String function;

    @BeforeEach
    void load() throws Exception {
        desk.file("frames.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct frames { int pid; int (*fn)(int); __u64 stack[4]; __u64 bytes; };
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 4); __type(key, int);
                \t__type(value, struct frames); } frames SEC(".maps");
                struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } records SEC(".maps");
                SEC("tc") int f(struct __sk_buff *c) {
                \tint key = 1;
                \tstruct frames *it = bpf_map_lookup_elem(&frames, &key);
                \tif (it) bpf_ringbuf_output(&records, it, sizeof *it, 0);
                \treturn 0;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load frames.c");
        assertThat(desk.last().ok()).isTrue();
        Long address = desk.bench().host().symbols().address("__bpf_call_base").orElse(0L);
        assumeTrue(address != 0, "addresses are hidden");
        function = "0x" + Long.toHexString(address);
        desk.type(":map set frames 1 {.pid=7, .fn=" + function + ", .stack={" + function + ", 0x1234, 0}, .bytes=96}");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void are_numbers_while_nobody_says_what_they_are() throws Exception {
        assertThat(desk.type(":map get frames 1")).contains(function).doesNotContain("__bpf_call_base");
    }

    @Test
    void are_the_functions_that_they_are_in_and_a_stack_ends_with_its_last_frame() throws Exception {
        assertThat(desk.type(":dump map frames --long --as fn=sym,stack=sym"))
                .containsPattern("(?m)^fn +__bpf_call_base$")
                .containsPattern("(?m)^stack +\\{__bpf_call_base, 0x1234}$")
                .containsPattern("(?m)^bytes +96$");
        assertThat(Json.of(desk.last().data())).contains("\"fn\":\"__bpf_call_base\"");
        assertThat(desk.type(":dump map frames --as pid=sym")).contains("nothing in frames can be written as pid=sym");
    }

    @Test
    void so_it_is_in_the_records_of_a_buffer() throws Exception {
        desk.type(":run f");
        assertThat(desk.type(":events records --lines 1 --for 2s --as stack=sym"))
                .contains(".stack = {__bpf_call_base, 0x1234}").contains(".fn = " + function);
    }
}
