package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.dialect.Translation;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.map.MapInfo;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each macro that makes a table makes the map that BCC makes. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TablesTest {
    private static final String PASS = """
            #include <linux/bpf.h>
            struct pair { u32 a; u32 b; };
            struct prefix { u32 bits; u32 address; };
            %s;
            int pass(struct xdp_md *ctx)
            {
            	return XDP_PASS;
            }
            """;

    @TempDir
    Path folder;
    private Bcc bcc;

    @BeforeEach
    void open() {
        bcc = new Bcc(folder);
    }

    @AfterEach
    void close() {
        bcc.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BPF_HASH(t)                                              | HASH             | 8  | 8    | 10240",
        "BPF_HASH(t, u32)                                         | HASH             | 4  | 8    | 10240",
        "BPF_HASH(t, struct pair, struct pair)                    | HASH             | 8  | 8    | 10240",
        "BPF_HASH(t, u32, u32, 7)                                 | HASH             | 4  | 4    | 7",
        "BPF_HASH(t, u32, char[16], 7)                            | HASH             | 4  | 16   | 7",
        "BPF_ARRAY(t)                                             | ARRAY            | 4  | 8    | 10240",
        "BPF_ARRAY(t, struct pair, 3)                             | ARRAY            | 4  | 8    | 3",
        "BPF_HISTOGRAM(t)                                         | ARRAY            | 4  | 8    | 64",
        "BPF_HISTOGRAM(t, int, 10)                                | ARRAY            | 4  | 8    | 10",
        "BPF_HISTOGRAM(t, u64)                                    | HASH             | 8  | 8    | 64",
        "BPF_HISTOGRAM(t, struct pair, 100)                       | HASH             | 8  | 8    | 100",
        "BPF_PERCPU_ARRAY(t, u64, 2)                              | PERCPU_ARRAY     | 4  | 8    | 2",
        "BPF_PERCPU_HASH(t, u32)                                  | PERCPU_HASH      | 4  | 8    | 10240",
        "BPF_LPM_TRIE(t, struct prefix, u32, 9)                   | LPM_TRIE         | 8  | 4    | 9",
        "BPF_STACK_TRACE(t, 1000)                                 | STACK_TRACE      | 4  | 1016 | 1024",
        "BPF_PROG_ARRAY(t, 4)                                     | PROG_ARRAY       | 4  | 4    | 4",
        "BPF_PERF_ARRAY(t, 4)                                     | PERF_EVENT_ARRAY | 4  | 4    | 4",
        "BPF_CGROUP_ARRAY(t, 2)                                   | CGROUP_ARRAY     | 4  | 4    | 2",
        "BPF_RINGBUF_OUTPUT(t, 8)                                 | RINGBUF          | 0  | 0    | 32768",
        "BPF_RINGBUF_OUTPUT(t, 1 << 4)                            | RINGBUF          | 0  | 0    | 65536",
        "BPF_RINGBUF_OUTPUT(t, 1 + 1)                             | RINGBUF          | 0  | 0    | 8192",
        "BPF_LRU_HASH(t, u32)                                     | LRU_HASH         | 4  | 8    | 10240",
        "BPF_LRU_PERCPU_HASH(t, u32, u32, 9)                      | LRU_PERCPU_HASH  | 4  | 4    | 9",
        "BPF_STACK_TRACE_BUILDID(t, 100)                          | STACK_TRACE      | 4  | 4064 | 128",
        "BPF_QUEUESTACK_PUBLIC(\"stack\", t, u32, 6, 0)           | STACK            | 0  | 4    | 6",
        "BPF_QUEUESTACK_SHARED(\"queue\", t, u32, 6, 0)           | QUEUE            | 0  | 4    | 6",
        "BPF_PERCPU_CGROUP_STORAGE(t, u64)                        | PERCPU_CGROUP_STORAGE | 16 | 8 | 0",
        "BPF_TABLE_SHARED(\"array\", int, u64, t, 12)             | ARRAY            | 4  | 8    | 12",
        "BPF_TABLE_PINNED(\"hash\", u32, u64, t, 12, \"/tmp/t\")   | HASH             | 4  | 8    | 12",
        "BPF_TABLE(\"percpu_array\", int, u64, t, 12)             | PERCPU_ARRAY     | 4  | 8    | 12",
        "BPF_TABLE(\"prog\", int, int, t, 12)                     | PROG_ARRAY       | 4  | 4    | 12",
        "BPF_DEVMAP(t, 5)                                         | DEVMAP           | 4  | 4    | 5",
        "BPF_CPUMAP(t, 1)                                         | CPUMAP           | 4  | 4    | 1",
        "BPF_XSKMAP(t, 3)                                         | XSKMAP           | 4  | 4    | 3",
        "BPF_SOCKMAP(t, 3)                                        | SOCKMAP          | 4  | 4    | 3",
        "BPF_SOCKHASH(t, u64, 3)                                  | SOCKHASH         | 8  | 4    | 3",
        "BPF_QUEUE(t, struct pair, 6)                             | QUEUE            | 0  | 8    | 6",
        "BPF_STACK(t, u32, 6)                                     | STACK            | 0  | 4    | 6",
        "BPF_QUEUESTACK(\"queue\", t, u32, 6, 0)                  | QUEUE            | 0  | 4    | 6",
        "BPF_SK_STORAGE(t, u64)                                   | SK_STORAGE       | 4  | 8    | 0",
        "BPF_CGROUP_STORAGE(t, u64)                               | CGROUP_STORAGE   | 16 | 8    | 0",
        "BPF_TABLE(\"hash\", u32, u64, t, 12)                     | HASH             | 4  | 8    | 12",
        "BPF_TABLE(\"histogram\", u64, u64, t, 12)                | HASH             | 8  | 8    | 12",
        "BPF_TABLE(\"lru_hash\", u32, u64, t, 12)                 | LRU_HASH         | 4  | 8    | 12",
        "BPF_TABLE(\"lru_percpu_hash\", u32, u64, t, 12)          | LRU_PERCPU_HASH  | 4  | 8    | 12",
        "BPF_TABLE_PUBLIC(\"array\", int, u64, t, 12)             | ARRAY            | 4  | 8    | 12",
        "BPF_F_TABLE(\"lpm_trie\", struct prefix, u32, t, 12, BPF_F_NO_PREALLOC) | LPM_TRIE | 8 | 4 | 12"
    })
    void a_macro_makes_the_map_of_bcc(String macro, String type, int key, int value, int entries) {
        try (LoadedObject loaded = bcc.loaded(PASS.formatted(macro))) {
            MapInfo map = Bcc.map(loaded, "t").info();
            assertThat(map.type().name()).isEqualTo(type);
            assertThat(map.keyBytes()).isEqualTo(key);
            assertThat(map.valueBytes()).isEqualTo(value);
            assertThat(map.maxEntries()).isEqualTo(entries);
        }
    }

    @Test
    void a_flag_of_clang_can_say_what_table_it_is() {
        String text = PASS.formatted("BPF_TABLE(KIND, u32, u64, t, 12)");
        assertThat(bcc.object(text, "-DKIND=\"percpu_array\"").map("t").orElseThrow().type().name())
                .isEqualTo("PERCPU_ARRAY");
        assertThat(bcc.object(text, "-D", "KIND=\"lru_hash\"").map("t").orElseThrow().type().name())
                .isEqualTo("LRU_HASH");
        assertThat(bcc.translated(text).left()).isNotEmpty();
    }

    @Test
    void a_table_keeps_the_name_that_the_kernel_has_for_a_number() {
        try (LoadedObject loaded = bcc.loaded("""
                #include <linux/sched.h>
                struct sum { u64 PIDTYPE_PID; };
                BPF_HASH(PIDTYPE_PID, u32, struct sum);
                #define SEEN(key) PIDTYPE_PID.lookup(key)
                RAW_TRACEPOINT_PROBE(sched_switch)
                {
                	u32 key = 0;
                	struct sum zero = {}, *sum = PIDTYPE_PID.lookup_or_try_init(&key, &zero);
                	if (sum && SEEN(&key))
                		sum->PIDTYPE_PID++;
                	bpf_map_delete_elem(&PIDTYPE_PID, &zero.PIDTYPE_PID);
                	return 0;
                }
                """)) {
            assertThat(Bcc.map(loaded, "PIDTYPE_PID").info().maxEntries()).isEqualTo(10240);
        }
    }

    @Test
    void a_table_keeps_the_name_that_the_kernel_has_for_a_type() {
        try (LoadedObject loaded = bcc.loaded("""
                BPF_ARRAY(pid_t, u64, 4);
                RAW_TRACEPOINT_PROBE(sched_switch) { int key = 1; pid_t.increment(key); return 0; }
                """)) {
            assertThat(Bcc.map(loaded, "pid_t").info().maxEntries()).isEqualTo(4);
        }
    }

    @Test
    void a_struct_keeps_its_name_where_the_kernels_own_is_not_there() {
        assertThat(bcc.object("""
                struct task_struct { u32 pid; u32 ppid; };
                BPF_HASH(t, u32, struct task_struct);
                int tried(struct xdp_md *ctx)
                {
                	u32 key = 0;
                	struct task_struct *seen = t.lookup(&key);
                	return seen ? seen->ppid : XDP_PASS;
                }
                """).map("t").orElseThrow().valueBytes()).isEqualTo(8);
    }

    @Test
    void a_perf_output_has_a_place_for_each_cpu() {
        try (LoadedObject loaded = bcc.loaded(PASS.formatted("BPF_PERF_OUTPUT(t)"))) {
            assertThat(Bcc.map(loaded, "t").info().type().name()).isEqualTo("PERF_EVENT_ARRAY");
            assertThat(Bcc.map(loaded, "t").info().maxEntries()).isPositive();
        }
    }

    @Test
    void maps_in_maps_are_made_like_the_table_that_they_name() {
        String text = "BPF_TABLE(\"hash\", u32, u64, like, 10);\nBPF_HASH_OF_MAPS(outer, u32, \"like\", 4);\n"
                + "BPF_ARRAY_OF_MAPS(row, \"like\", 3)";
        try (LoadedObject loaded = bcc.loaded(PASS.formatted(text))) {
            assertThat(Bcc.map(loaded, "outer").info().type().name()).isEqualTo("HASH_OF_MAPS");
            assertThat(Bcc.map(loaded, "row").info().maxEntries()).isEqualTo(3);
        }
    }

    @Test
    void what_hardly_anybody_knows_of_a_histogram_is_told() {
        Translation translation = bcc.translated(PASS.formatted("BPF_HISTOGRAM(ports, u64)"));
        assertThat(translation.limits()).anySatisfy(limit -> {
            assertThat(limit.line()).isEqualTo(4);
            assertThat(limit.text()).contains("hash of 64 entries").contains("lost without a word");
        });
    }

    @Test
    void a_table_of_another_program_is_named_and_stays() {
        Translation translation = bcc.translated(PASS.formatted("BPF_TABLE(\"extern\", u32, u64, theirs, 10)"));
        assertThat(translation.left()).anySatisfy(left -> {
            assertThat(left.line()).isEqualTo(4);
            assertThat(left.why()).contains("another BCC program");
        });
        assertThat(translation.text()).contains("BPF_TABLE(\"extern\"");
    }

    @Test
    void stacks_are_kept_by_their_numbers() {
        try (LoadedObject loaded = bcc.loaded("""
                BPF_STACK_TRACE(stacks, 128);
                BPF_HASH(counts, u32);
                RAW_TRACEPOINT_PROBE(sched_switch)
                {
                	int id = stacks.get_stackid(ctx, 0);
                	if (id >= 0)
                		counts.increment(id);
                	return 0;
                }
                """)) {
            assertThat(Bcc.map(loaded, "stacks").info().valueBytes()).isEqualTo(127 * 8);
        }
    }

    @Test
    void a_table_in_a_condition_that_does_not_hold_is_left_alone() {
        Translation translation = bcc.translated(
                PASS.formatted("#ifdef NEVER\nBPF_HASH(one);\n#endif\nBPF_HASH(two)"));
        assertThat(translation.text()).contains("BPF_HASH(one);").contains("} two SEC(\".maps\");");
    }
}
