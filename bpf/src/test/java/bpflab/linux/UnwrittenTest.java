package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Clang;
import bpflab.clang.Compilation;
import bpflab.elf.ObjectFile;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes of the stack that root may hand out without having written them, on this kernel. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnwrittenTest {
    private static final CallLog CALLS = new CallLog();
    private static final String MAPS = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct flow { __u32 src; __u16 port; __u8 proto; };
            struct event { __u8 kind; __u32 length; __u64 at; __u16 code; };
            struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 16);
            	__type(key, struct flow); __type(value, struct event); } flows SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 16);
            	__type(key, __u32); __type(value, __u64); } plain SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } ring SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY); __uint(key_size, 4); __uint(value_size, 4); }
            	perf SEC(".maps");
            char LICENSE[] SEC("license") = "GPL";
            """;

    @TempDir
    static Path folder;
    private static Kernel kernel;
    private static Clang clang;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open(CALLS);
        clang = Clang.find(kernel.vmlinuxHeader(), folder.resolve("cache"));
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void a_key_with_a_gap_is_told_with_the_gap_and_its_declaration() throws Exception {
        assertThat(xdp("""
                struct flow f;
                f.src = ctx->rx_queue_index;
                f.port = bpf_get_prandom_u32();
                f.proto = bpf_get_prandom_u32();
                if (bpf_map_lookup_elem(&flows, &f))
                	return XDP_DROP;
                """)).containsExactly("t.c:19: bpf_map_lookup_elem reads byte 7 of the 8 of the key "
                + "(padding behind proto), never written on the way there: equal keys may differ there, and are then "
                + "two entries. Write struct flow f = {}; in line 15, or below it __builtin_memset(&f, 0, sizeof(f));");
    }

    @Test
    void a_value_with_gaps_is_told_with_all_of_them() throws Exception {
        assertThat(xdp("""
                struct flow f = {};
                struct event e;
                e.kind = 1;
                e.length = bpf_get_prandom_u32();
                e.at = bpf_ktime_get_ns();
                e.code = 3;
                bpf_map_update_elem(&flows, &f, &e, BPF_ANY);
                """)).singleElement().asString()
                .contains("bpf_map_update_elem reads bytes 1-3, 18-23 of the 24 of the value (padding behind kind, "
                        + "padding behind code)", "they hold whatever was on the stack before",
                        "Write struct event e = {}; in line 16");
    }

    @Test
    void what_goes_into_a_ring_buffer_is_told_by_the_variable() throws Exception {
        assertThat(xdp("""
                struct event e;
                e.kind = 1;
                e.length = 2;
                e.at = bpf_ktime_get_ns();
                bpf_ringbuf_output(&ring, &e, sizeof(e), 0);
                """)).singleElement().asString()
                .contains("bpf_ringbuf_output reads bytes 1-3, 16-23 of the 24 of e (padding behind kind, code, "
                        + "padding "
                        + "behind code)", "__builtin_memset(&e, 0, sizeof(e));");
    }

    @Test
    void so_is_what_goes_into_a_perf_buffer() throws Exception {
        assertThat(xdp("""
                struct flow f;
                f.src = 1;
                f.port = 2;
                bpf_perf_event_output(ctx, &perf, BPF_F_CURRENT_CPU, &f, sizeof(f));
                """)).singleElement().asString()
                .contains("bpf_perf_event_output reads bytes 6-7 of the 8 of f (proto, padding behind proto)");
    }

    @Test
    void an_array_that_is_written_in_part_is_told_without_fields() throws Exception {
        assertThat(xdp("""
                __u32 words[6];
                words[0] = ctx->rx_queue_index;
                words[1] = 1;
                words[4] = 1;
                bpf_ringbuf_output(&ring, words, sizeof(words), 0);
                """)).singleElement().asString()
                .contains("reads bytes 8-15, 20-23 of the 24 of words, never", "Write __u32 words[6] = {}; in line 15",
                        "__builtin_memset(words, 0, sizeof(words));");
    }

    @Test
    void a_value_that_is_set_on_one_way_only_is_told() throws Exception {
        assertThat(xdp("""
                __u32 key;
                if (ctx->rx_queue_index > 3)
                	key = 1;
                asm volatile("" : : "r"(&key) : "memory");
                bpf_map_delete_elem(&plain, &key);
                """)).singleElement().asString()
                .contains("bpf_map_delete_elem reads bytes 0-3 of the 4 of the key, never", "Write __u32 key = 0;");
    }

    @Test
    void programs_that_write_all_are_not_even_verified_again() throws Exception {
        CALLS.take();
        assertThat(xdp("""
                struct flow f = { .src = 1 };
                struct event e;
                __u32 key = ctx->rx_queue_index;
                __builtin_memset(&e, 0, sizeof(e));
                e.kind = 1;
                bpf_map_update_elem(&flows, &f, &e, BPF_ANY);
                bpf_map_lookup_elem(&plain, &key);
                bpf_ringbuf_output(&ring, &e, sizeof(e), 0);
                """)).isEmpty();
        assertThat(CALLS.take()).noneMatch(call -> call.contains("CAP_PERFMON"));
    }

    @Test
    void a_doubt_that_the_verifier_does_not_share_is_not_told() throws Exception {
        CALLS.take();
        assertThat(xdp("""
                __u32 key;
                __u32 queue = ctx->rx_queue_index & 1;
                asm volatile("" : "+r"(queue));
                if (queue)
                	key = 1;
                asm volatile("" : "+r"(queue) : "r"(&key) : "memory");
                if (queue > 9)
                	bpf_map_lookup_elem(&plain, &key);
                """)).isEmpty();
        assertThat(CALLS.take()).anyMatch(call -> call.contains("CAP_PERFMON"));
    }

    @Test
    void a_pointer_that_is_handed_out_is_refused_in_the_same_words_and_not_told() throws Exception {
        assertThat(xdp("""
                __u32 key = 0;
                __u64 value = (long)ctx;
                __u32 doubt;
                asm volatile("" : : "r"(&doubt) : "memory");
                bpf_map_update_elem(&plain, &key, &value, BPF_ANY);
                bpf_map_lookup_elem(&plain, &doubt);
                """)).singleElement().asString().contains("t.c:20: bpf_map_lookup_elem reads bytes 0-3 of the 4");
    }

    @Test
    void another_refusal_of_a_strict_load_is_not_told_and_hides_nothing() throws Exception {
        assertThat(xdp("""
                struct flow f;
                __u32 key = 0;
                __u64 *value = bpf_map_lookup_elem(&plain, &key);
                if (value)
                	*value = (long)ctx;
                f.src = bpf_get_prandom_u32();
                bpf_map_lookup_elem(&flows, &f);
                """)).singleElement().asString().contains("reads bytes 4-7 of the 8 of the key (port, proto");
    }

    @Test
    void half_a_slot_that_a_register_was_stored_to_is_told_though_the_kernel_takes_it_for_written() throws Exception {
        assertThat(xdp("""
                struct { __u32 low; __u32 high; } pair;
                pair.low = ctx->rx_queue_index;
                bpf_ringbuf_output(&ring, &pair, sizeof(pair), 0);
                """)).singleElement().asString()
                .contains("t.c:17: bpf_ringbuf_output reads bytes 4-7 of the 8 of its buffer, never written");
    }

    @Test
    void such_a_half_is_told_of_a_strict_load_as_well() throws Exception {
        String c = MAPS + "SEC(\"xdp\") int a(struct xdp_md *ctx) { struct flow f; f.src = ctx->rx_queue_index;"
                + " bpf_map_delete_elem(&flows, &f); return 0; }\n";
        LoadOptions strict = new LoadOptions(Optional.empty(), 0, Optional.empty(), true);
        try (LoadedObject loaded = kernel.load(Sources.text("t", c), strict)) {
            assertThat(loaded.notes()).singleElement().asString().contains("bytes 4-7 of the 8 of the key");
        }
    }

    @Test
    void what_is_written_on_one_way_or_through_an_address_that_is_not_followed_is_left_to_the_kernel()
            throws Exception {
        assertThat(xdp("""
                struct flow f[2];
                __u32 at = ctx->rx_queue_index & 1;
                f[0].src = at;
                asm volatile("" : "+r"(at));
                ((char *)f)[at] = 1;
                if (ctx->ingress_ifindex > 7)
                	f[1].src = at;
                bpf_map_delete_elem(&flows, &f[0]);
                """)).allMatch(note -> note.contains("Write struct flow f[2] = {};"));
    }

    @Test
    void of_a_tracing_program_that_cannot_be_asked_what_no_way_writes_is_told() throws Exception {
        assertThat(notes("""
                SEC("tp/syscalls/sys_enter_execve")
                int t(void *ctx)
                {
                	struct flow f;
                	f.src = 1;
                	bpf_map_lookup_elem(&flows, &f);
                	return 0;
                }
                SEC("tp/syscalls/sys_enter_kill")
                int some(void *ctx)
                {
                	__u32 key;
                	if (bpf_get_prandom_u32() > 3)
                		key = 1;
                	asm volatile("" : : "r"(&key) : "memory");
                	bpf_map_delete_elem(&plain, &key);
                	return 0;
                }
                """)).singleElement().asString().contains("bytes 4-7 of the 8 of the key (port, proto, padding");
    }

    @Test
    void of_several_programs_each_is_told() throws Exception {
        String body = "{ struct flow f; f.proto = bpf_get_prandom_u32();"
                + " bpf_map_delete_elem(&flows, &f); return 0; }\n";
        assertThat(notes("SEC(\"xdp\") int a(struct xdp_md *ctx) " + body
                + "SEC(\"xdp\") int b(struct xdp_md *ctx) { return 0; }\n"
                + "SEC(\"tc\") int c(struct __sk_buff *ctx) " + body))
                .hasSize(2)
                .allMatch(note ->
                        note.contains("reads bytes 0-5, 7 of the 8 of the key (src, port, padding behind proto)"));
    }

    @Test
    void without_source_the_bytes_and_the_fields_are_told() throws Exception {
        String c = MAPS + "SEC(\"xdp\") int a(struct xdp_md *ctx) { struct flow f; f.src = 1;"
                + " f.port = 1; f.proto = bpf_get_prandom_u32();"
                + " bpf_map_delete_elem(&flows, &f); return 0; }\n";
        try (LoadedObject loaded = kernel.load(Sources.text("t", c), LoadOptions.DEFAULT)) {
            assertThat(loaded.notes()).singleElement().asString()
                    .contains("byte 7 of the 8 of the key (padding behind proto)", "__builtin_memset(&key, 0");
        }
    }

    private static List<String> xdp(String body) throws Exception {
        return notes("SEC(\"xdp\") int x(struct xdp_md *ctx)\n{\n" + body + "\treturn XDP_PASS;\n}\n");
    }

    private static List<String> notes(String c) throws Exception {
        Path file = Files.writeString(folder.resolve("t.c"), MAPS + c);
        Compilation compilation = clang.compile(file, List.of("-w"));
        assertThat(compilation).as("%s", compilation.diagnostics()).isInstanceOf(Compilation.Compiled.class);
        ObjectFile object = ObjectFile.parse("t.c", ((Compilation.Compiled) compilation).object());
        try (LoadedObject loaded = kernel.load(object, LoadOptions.DEFAULT.with(clang.trees(compilation)))) {
            assertThat(loaded.programs()).hasSameSizeAs(object.programs());
            return loaded.notes();
        }
    }
}
