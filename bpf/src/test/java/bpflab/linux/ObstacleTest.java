package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.ProgramType;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.verifier.story.Explanation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ObstacleTest {
    private static final String HEAD = "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n";
    private static final String LICENSE = "\nchar LICENSE[] SEC(\"license\") = \"GPL\";\n";
    private static Kernel kernel;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open();
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "wall      | xdp_md    | XDP",
            "xdp_drop  | void      | XDP",
            "xdp/drop  | void      | XDP",
            "XDP       | xdp_md    | XDP",
            "classify  | __sk_buff | SCHED_CLS",
            "sockets   | __sk_buff | SOCKET_FILTER",
            "cgroup/connect | bpf_sock_addr | CGROUP_SOCK_ADDR"})
    void the_context_tells_the_type_that_a_section_does_not(String section, String context, ProgramType type) {
        String argument = context.equals("void") ? "void" : "struct " + context;
        String c = "SEC(\"" + section + "\") int f(" + argument + " *ctx) { return 1; }";
        try (LoadedObject loaded = load(c)) {
            assertThat(loaded.results().get(0)).isInstanceOfSatisfying(LoadResult.Loaded.class,
                    it -> assertThat(it.program().info().type()).isEqualTo(type));
            assertThat(loaded.notes()).singleElement().asString().contains("so it is loaded as SEC(");
        }
    }

    @Test
    void a_lone_function_without_a_section_is_what_its_context_says() {
        try (LoadedObject loaded = load("int f(struct xdp_md *ctx) { return 2; }")) {
            assertThat(loaded.results().get(0)).isInstanceOf(LoadResult.Loaded.class);
            assertThat(loaded.notes()).singleElement().asString().startsWith("f has no SEC");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "xpd      | xdp",
            "tcx/in   | tcx/ingress",
            "kprob/x  | kprobe/x",
    })
    void a_section_that_nothing_explains_gets_the_nearest_name(String section, String nearest) {
        assertThat(refused("SEC(\"" + section + "\") int f(void *ctx) { return 0; }"))
                .returns("section", Explanation::kind)
                .returns("write SEC(\"" + nearest + "\")", Explanation::fix);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "strlen(text)             | count in a loop",
            "printf(text)             | bpf_printk(",
            "puts(text)               | bpf_printk(",
            "(int)(long)malloc(ctx->rx_queue_index) | keep the data in a map",
            "__builtin_memcmp(text, text + 1, ctx->rx_queue_index & 3) | compare byte by byte in a loop",
            "atoi(text)               | bpf_strtol(text, 8, 10, &number)",
            "ntohs(5)                 | #include <bpf/bpf_endian.h> and write bpf_ntohs",
            "trace_printk(text, 4)    | #include <bpf/bpf_helpers.h> and write bpf_trace_printk",
            "decide(4)                | give decide a body"})
    void what_nobody_defines_is_told_with_its_line_and_what_to_write(String call, String fix) {
        Explanation told =
                refused("int decide(int); int printf(const char *, ...); int puts(const char *); void "
                        + "*malloc(unsigned long); "
                + "int atoi(const char *); SEC(\"xdp\")\nint f(struct xdp_md *ctx) { volatile char t[8] = {}; "
                + "char *text = (char *)t;\nreturn " + call + "; }");
        assertThat(told.kind()).isEqualTo("extern");
        assertThat(told.fix()).startsWith(fix);
        assertThat(told.notes()).singleElement().returns(5, Explanation.Note::line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ARRAY      | __uint(max_entries, 4); __type(key, __u64); __type(value, __u64);  | __type(key, __u32);",
            "LPM_TRIE   | __uint(max_entries, 4); __type(key, __u64); __type(value, __u64);  | __uint(map_flags, "
                    + "BPF_F_NO_PREALLOC);",
            "HASH       | __uint(max_entries, 4); __type(key, __u64);                        | __type(value, __u64);",
            "PROG_ARRAY | __uint(max_entries, 4); __type(key, __u32); __type(value, __u64);  | __type(value, __u32);",
            "QUEUE      | __uint(max_entries, 4); __type(key, __u32); __type(value, __u64);  | take key and key_size "
                    + "out"})
    void a_map_that_cannot_be_made_is_told_with_what_its_kind_needs(String type, String members, String fix) {
        Explanation told = refused("struct { __uint(type, BPF_MAP_TYPE_" + type + "); " + members
                + " } odd SEC(\".maps\");\nSEC(\"xdp\") int f(struct xdp_md *ctx) "
                + "{ __u64 k[2] = {}; return bpf_map_push_elem(&odd, &k, 0) ? 1 : 2; }");
        assertThat(told.kind()).isEqualTo("map");
        assertThat(told.what()).contains("odd");
        assertThat(told.fix()).startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ARRAY       | 1000000    | 1048576    | 1,000,000 entries of 1,048,580 bytes, 1,000,004 MB",
            "ARRAY       | 4294967295 | 500000000  | 4,294,967,295 entries of 500,000,004 bytes",
            "HASH        | 4294967295 | 4096       | 4,294,967,295 entries of 4,100 bytes"})
    void a_map_that_is_too_large_gets_a_size_that_can_be_made(String type, String entries, String bytes, String size) {
        String map = "struct big { char b[" + bytes + "]; };\nstruct { __uint(type, BPF_MAP_TYPE_" + type + "); "
                + "__uint(max_entries, %s); __type(key, __u32); __type(value, struct big); } many SEC(\".maps\");\n"
                + "SEC(\"xdp\") int f(struct xdp_md *ctx) { __u32 k = 0; return bpf_map_lookup_elem(&many, &k) ? 1 : "
                        + "2; }";
        Explanation told = refused(map.formatted(entries));
        assertThat(told.kind()).isEqualTo("map");
        assertThat(told.what()).isEqualTo("cannot have its map many: it is too large");
        assertThat(told.why()).contains(size);
        if (told.fix().startsWith("__uint(max_entries, ")) {
            try (LoadedObject mended = load(map.formatted(told.fix().replaceFirst("\\).*", "").substring(20)))) {
                assertThat(mended.results().get(0)).isInstanceOf(LoadResult.Loaded.class);
            }
        } else {
            assertThat(told.fix()).startsWith("make the value's type smaller");
        }
    }

    @Test
    void a_map_without_a_size_gets_one_and_it_is_said() {
        try (LoadedObject loaded = load("struct { __uint(type, BPF_MAP_TYPE_HASH); __type(key, __u32); "
                + "__type(value, __u64); } seen SEC(\".maps\");\nSEC(\"xdp\") int f(struct xdp_md *ctx) "
                + "{ __u32 k = 0; return bpf_map_lookup_elem(&seen, &k) ? 1 : 2; }")) {
            assertThat(loaded.maps().get(0).info().maxEntries()).isEqualTo(10_240);
            assertThat(loaded.notes()).singleElement().asString().startsWith("map seen has no max_entries");
        }
    }

    /** As falcosecurity/libs has its rings, one for each CPU: their loader gives both sizes. */
    @Test
    void maps_in_a_map_without_a_size_get_one_and_it_is_said() {
        try (LoadedObject loaded = load(outer("__uint(type, BPF_MAP_TYPE_RINGBUF);"))) {
            assertThat(loaded.results().get(0)).isInstanceOf(LoadResult.Loaded.class);
            assertThat(loaded.notes()).containsExactly("the maps in outer have no max_entries: they are made with "
                    + "262,144; __uint(max_entries, 262144); in what __array(values, ...) names says so in C");
        }
    }

    @Test
    void a_map_whose_inner_form_is_wrong_is_not_told_to_have_none() {
        try (LoadedObject loaded = load(outer("__uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 1);"))) {
            Explanation told = ((LoadResult.Rejected) loaded.results().get(0)).explanation();
            assertThat(told.what()).isEqualTo("cannot have its map outer: a map like those in it cannot be made");
        }
    }

    private static String outer(String inner) {
        return "struct { __uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS); __uint(max_entries, 2); __type(key, __u32); "
                + "__type(value, __u32); __array(values, struct { " + inner + " }); } outer SEC(\".maps\");\n"
                + "SEC(\"xdp\") int f(struct xdp_md *ctx) "
                + "{ __u32 k = 0; return bpf_map_lookup_elem(&outer, &k) ? 1 : 2; }";
    }

    @Test
    void a_map_of_stacks_without_sizes_gets_them_and_it_is_said() {
        try (LoadedObject loaded = load("struct { __uint(type, BPF_MAP_TYPE_STACK_TRACE); __uint(key_size, 4); } "
                + "stacks SEC(\".maps\");\nSEC(\"tracepoint/sched/sched_switch\") int f(void *ctx) "
                + "{ bpf_get_stackid(ctx, &stacks, 0); return 0; }")) {
            assertThat(loaded.results().get(0)).isInstanceOf(LoadResult.Loaded.class);
            assertThat(loaded.maps().get(0).info().valueBytes()).isEqualTo(127 * Long.BYTES);
            assertThat(loaded.notes()).anyMatch(note -> note.startsWith("map stacks has no max_entries"))
                    .anyMatch(note -> note.startsWith("map stacks has no value_size: it is made for stacks of 127"));
        }
    }

    @Test
    void a_section_of_no_meaning_in_a_jump_table_is_what_its_argument_says() {
        try (LoadedObject loaded = load("int next(struct xdp_md *ctx);\n"
                + "struct { __uint(type, BPF_MAP_TYPE_PROG_ARRAY); __uint(max_entries, 2); __uint(key_size, 4); "
                + "__array(values, int(struct xdp_md *)); } jumps SEC(\".maps\") = "
                + "{ .values = { [1] = (void *)&next } };\n"
                + "SEC(\"mine/first\") int first(struct xdp_md *ctx) { bpf_tail_call(ctx, &jumps, 1); return 0; }\n"
                + "SEC(\"mine/next\") int next(struct xdp_md *ctx) { return 2; }")) {
            assertThat(loaded.results()).hasSize(2).allMatch(LoadResult.Loaded.class::isInstance);
        }
    }

    @Test
    void programs_that_share_a_jump_table_wait_for_the_one_that_was_refused() {
        String c = "int good(struct xdp_md *ctx);\nint bad(struct xdp_md *ctx);\n"
                + "struct { __uint(type, BPF_MAP_TYPE_PROG_ARRAY); __uint(max_entries, 2); __uint(key_size, 4); "
                + "__array(values, int(struct xdp_md *)); } jumps SEC(\".maps\") = "
                + "{ .values = { [0] = (void *)&good, [1] = (void *)&bad } };\n"
                + "SEC(\"xdp\") int entry(struct xdp_md *ctx) { bpf_tail_call(ctx, &jumps, 0); return 2; }\n"
                + "SEC(\"xdp\") int good(struct xdp_md *ctx) { return 2; }\n"
                + "SEC(\"xdp\") int bad(struct xdp_md *ctx) { char *p = (void *)(long)ctx->data; return *p; }";
        try (LoadedObject loaded = load(c)) {
            assertThat(loaded.results()).filteredOn(result -> result.spec().name().equals("bad")).singleElement()
                    .satisfies(bad -> assertThat(((LoadResult.Rejected) bad).obstacle()).isEmpty());
            assertThat(loaded.results()).filteredOn(result -> !result.spec().name().equals("bad"))
                    .allSatisfy(result -> assertThat(((LoadResult.Rejected) result).explanation())
                            .returns("waits", Explanation::kind)
                            .returns("waits for bad, which was refused", Explanation::what));
        }
    }

    private static Explanation refused(String c) {
        try (LoadedObject loaded = load(c)) {
            assertThat(loaded.results()).hasSize(1);
            return ((LoadResult.Rejected) loaded.results().get(0)).explanation();
        }
    }

    private static LoadedObject load(String c) {
        return kernel.load(Sources.text("obstacle", HEAD + c + LICENSE), LoadOptions.DEFAULT);
    }
}
