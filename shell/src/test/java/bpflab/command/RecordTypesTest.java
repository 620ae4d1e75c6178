package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

/** What the records of {@code :events} are, in programs as they are published. */
class RecordTypesTest extends KernelDesk {
    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            #include "sent.h"
            """;
    private static final String RING = "struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); %s} "
            + "rb SEC(\".maps\");\n";
    private static final String PERF = "struct { __uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY); %s} rb SEC(\".maps\");\n";
    private static final String RESERVE = """
            SEC("xdp") int send(struct xdp_md *ctx)
            {
                struct sent *e = bpf_ringbuf_reserve(&rb, sizeof(*e), 0);
                if (!e)
                    return XDP_PASS;
                e->pid = 7;
                __builtin_memcpy(e->comm, "ls", 3);
                bpf_ringbuf_submit(e, 0);
                return XDP_PASS;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;
    private static final String OUTPUT = """
            SEC("xdp") int send(struct xdp_md *ctx)
            {
                struct sent e = { 7, "ls" };
                bpf_perf_event_output(ctx, &rb, BPF_F_CURRENT_CPU, &e, sizeof(e));
                return XDP_PASS;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;

    private String load(String text) throws Exception {
        desk.file("sent.h", "struct other { int a; };\nstruct sent { int pid; char comm[16]; };\n"
                + "typedef struct { long a; struct { int b; } c; } nameless_t;\n");
        desk.file("send.c", HEAD + text);
        return desk.type(":load send.c");
    }

    private String sent(String words) throws Exception {
        desk.bench().program("send").run(FRAME, 1);
        return desk.type(":events rb --lines 1" + words);
    }

    @Test
    void a_struct_that_only_a_function_knows_is_found_in_the_text_and_its_headers() throws Exception {
        load(RING.formatted("") + RESERVE);
        assertThat(sent("")).contains("{.pid = 7, .comm = \"ls\"}")
                .contains("1 record of struct sent (the only one of that size");
        assertThat(sent(" --as sent")).contains("{.pid = 7, .comm = \"ls\"}");
        assertThat(sent(" --as struct other")).contains("{.a = 7}").contains("1 record of struct other");
        assertThat(sent(" --as nameless_t")).contains(".b = 0").contains("1 record of nameless_t");
        assertThat(sent(" --as snt")).contains("did you mean sent");
        assertThat(desk.type(":events rb --lines 1 --as snt")).contains("its programs know other, sent, nameless_t");
    }

    @Test
    void each_kind_of_record_in_a_buffer_is_named() throws Exception {
        load(RING.formatted("") + """
                SEC("xdp") int send(struct xdp_md *ctx)
                {
                    struct sent e = { 7, "ls" };
                    struct other o = { 5 };
                    bpf_ringbuf_output(&rb, &e, sizeof(e), 0);
                    bpf_ringbuf_output(&rb, &o, sizeof(o), 0);
                    bpf_ringbuf_output(&rb, &e, sizeof(e), 0);
                    return XDP_PASS;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.bench().program("send").run(FRAME, 1);
        assertThat(desk.type(":events rb --lines 3")).contains("{.a = 5}")
                .contains("3 records of struct sent, struct other (each the only one of its size");
    }

    @Test
    void fields_of_a_record_are_written_as_people_write_them() throws Exception {
        load(RING.formatted("") + """
                struct from { __be32 addr; struct { __be16 port; __u8 name[6]; } more; };
                SEC("xdp") int send(struct xdp_md *ctx)
                {
                    struct from f = { 0x02000b0a, { 0x5000, "ab" } };
                    struct other o = { 5 };
                    bpf_ringbuf_output(&rb, &f, sizeof(f), 0);
                    bpf_ringbuf_output(&rb, &o, sizeof(o), 0);
                    return XDP_PASS;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        String all = ":events rb --lines 2";
        String offered = " --as addr=ip,more.port=port";
        desk.bench().program("send").run(FRAME, 1);
        assertThat(desk.type(all)).contains(".addr = 33557258", "as a packet has them: :events rb" + offered);
        desk.bench().program("send").run(FRAME, 1);
        assertThat(desk.type(all + offered + ",name=char")).contains(".addr = 10.11.0.2", ".port = 80", "\"ab\"")
                .contains("{.a = 5}").doesNotContain("as a packet has them");
        desk.bench().program("send").run(FRAME, 1);
        assertThat(desk.type(":events rb --lines 1 --as from --as addr=ip")).contains(".addr = 10.11.0.2");
        assertThat(desk.type(":events rb --lines 1 --as addres=ip"))
                .contains("nothing in rb can be written as addres=ip", "it has a of 4 bytes", ":events rb");
    }

    @Test
    void the_only_buffer_need_not_be_named() throws Exception {
        assertThat(desk.type(":events --lines 1")).contains("which buffer?", "there is no buffer here");
        load(RING.formatted("") + RESERVE);
        desk.bench().program("send").run(FRAME, 1);
        assertThat(desk.type(":events --lines 1")).contains("{.pid = 7, .comm = \"ls\"}");
        desk.file("other.c", HEAD + RING.formatted("").replace("rb SEC", "rb2 SEC") + RESERVE.replace("&rb", "&rb2")
                .replace("int send(", "int again("));
        desk.type(":load other.c");
        assertThat(desk.type(":events --lines 1")).contains("there are several: rb, rb2", "try   :events rb2");
    }

    @Test
    void a_text_that_was_changed_since_tells_nothing_of_what_was_loaded() throws Exception {
        load(RING.formatted("") + RESERVE);
        Files.setLastModifiedTime(desk.bench().folder().file("send.c"), FileTime.fromMillis(1));
        assertThat(sent("")).contains("07 00 00 00 6c 73 00").contains("1 record of no known type");
    }

    @Test
    void a_value_in_a_ring_buffers_definition_is_what_its_records_are() throws Exception {
        assertThat(load(RING.formatted("__type(value, struct sent);") + RESERVE))
                .contains("map rb is made without keys and values", "what a record is, struct sent");
        assertThat(sent("")).contains("{.pid = 7, .comm = \"ls\"}").contains("the value in the map's definition");
    }

    @Test
    void a_value_in_a_perf_arrays_definition_is_what_its_records_are() throws Exception {
        assertThat(load(PERF.formatted("__type(value, struct sent);") + OUTPUT))
                .contains("map rb is made with a key and a value of 4 bytes");
        Thread sending = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                desk.bench().program("send").run(FRAME, 1);
            }
        });
        sending.start();
        String shown = desk.type(":events rb --lines 1");
        sending.interrupt();
        sending.join();
        assertThat(shown).contains("{.pid = 7, .comm = \"ls\"}").contains("the value in the map's definition");
        assertThat(load(PERF.formatted("") + OUTPUT)).contains("leaves sizes open");
    }

    @Test
    void a_size_without_a_type_is_a_mistake_that_is_told() throws Exception {
        assertThat(load(RING.formatted("__uint(value_size, 8);") + RESERVE))
                .contains("refused", "take value and value_size out");
    }

    /** Nothing global uses a plain number, and the kernel knows all of them. */
    @Test
    void a_record_that_is_one_number_is_read_as_one() throws Exception {
        load(RING.formatted("") + """
                SEC("xdp") int send(struct xdp_md *ctx)
                {
                    __u64 length = ctx->data_end - ctx->data;
                    bpf_ringbuf_output(&rb, &length, sizeof(length), 0);
                    return XDP_PASS;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        String bytes = "%02x 00 00 00 00 00 00 00".formatted(FRAME.length);
        assertThat(sent("")).contains(bytes, "1 record of no known type: --as STRUCT names one, or --as u64");
        assertThat(sent(" --as u64")).containsPattern(" " + FRAME.length + "\\b").contains("1 record of u64");
        assertThat(sent(" --as s64")).contains("1 record of s64");
        assertThat(sent(" --as hex")).contains(bytes).doesNotContain("no known type");
        assertThat(sent(" --as sockadr")).contains("cannot read records as sockadr", "its programs know other");
    }
}
