package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bpflab.dialect.Translation;
import bpflab.elf.ObjectFile;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.RunInput;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Macros of a program's own that make tables and programs, or call methods. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnMacrosTest {
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

    @Test
    void tables_come_from_macros() {
        ObjectFile object = bcc.object("""
                #define MY_HASH(n) BPF_HASH(n, u32)
                #define SIZED(kind, n, size) BPF_TABLE(#kind, u32, u64, n##_map, size)
                #define MAPS BPF_HASH(calls, u16, u32, 9); \\
                	BPF_ARRAY(total, u64, 1);
                #define NAMED(a, b) a##_##b
                MY_HASH(ports);
                MAPS
                SIZED(percpu_array, sizes, 4);
                #ifdef WIDE
                MY_HASH(extra);
                #else
                BPF_ARRAY(NAMED(extra, one), u32, 2);
                #endif
                int pass(struct xdp_md *ctx) { return XDP_PASS; }
                """);
        assertThat(object.maps()).extracting(map -> map.name(), map -> map.type().name(), map -> map.maxEntries())
                .containsExactlyInAnyOrder(
                        tuple("ports", "HASH", 10240), tuple("calls", "HASH", 9), tuple("total", "ARRAY", 1),
                        tuple("sizes_map", "PERCPU_ARRAY", 4), tuple("extra_one", "ARRAY", 2));
    }

    /** However the call comes about, it counts. */
    @ParameterizedTest
    @ValueSource(strings = {
        "#define COUNT(key) seen.increment(key)\n",
        "#define COUNT(key) all.increment(key)\n#define all seen\n",
        "#define OF(t, key) t.increment(key)\n#define COUNT(key) OF(seen, key)\n",
        "#define OF(n, key) se##n.increment(key)\n#define COUNT(key) OF(en, key)\n",
        "#define OF(t, method, key) t.method(key)\n#define COUNT(key) OF(seen, increment, key)\n",
        "#define OF(t, method, key) t.atomic_##method(key)\n#define COUNT(key) OF(seen, increment, key)\n",
        "#define BUMP seen.increment\n#define COUNT(key) BUMP(key)\n",
        "#define COUNT(key) do { u64 no = 0, *is = seen.lookup_or_try_init(&key, &no); if (is) (*is)++; } while (0)\n",
        "#define FIND(n, key) n##en.lookup(&key)\n#define COUNT(key) do { u64 one = 1, *is = FIND(se, key); "
                + "if (is) *is += one; else seen.update(&key, &one); } while (0)\n"})
    void methods_stand_in_macros(String macros) {
        try (LoadedObject loaded = bcc.loaded("BPF_HASH(seen, u32);\n" + macros + """
                int count(struct xdp_md *ctx)
                {
                	u32 key = 7;
                	COUNT(key);
                	COUNT(key);
                	return XDP_PASS;
                }
                """)) {
            Bcc.program(loaded, "count").run(RunInput.ofPacket(new byte[64], 1));
            assertThat(Bcc.number(Bcc.map(loaded, "seen"), Bcc.u32(7))).isEqualTo(2);
        }
    }

    @Test
    void programs_come_from_macros() {
        ObjectFile object = bcc.object("""
                BPF_HASH(seen, u32);
                #define PROBE(event) TRACEPOINT_PROBE(sched, sched_##event)
                #define ENTRY(name) int kprobe__##name(struct pt_regs *ctx)
                #define FILTER(name, verdict) int name(struct xdp_md *ctx) { return verdict; }
                PROBE(switch)
                {
                	u32 pid = args->next_pid;
                	seen.increment(pid);
                	return 0;
                }
                ENTRY(do_exit) { return 0; }
                FILTER(pass, XDP_PASS)
                FILTER(drop, XDP_DROP)
                """);
        assertThat(object.programs()).extracting(one -> one.name(), one -> one.section()).containsExactlyInAnyOrder(
                tuple("tracepoint__sched__sched_switch", "tracepoint/sched/sched_switch"),
                tuple("kprobe__do_exit", "kprobe/do_exit"), tuple("pass", "xdp"), tuple("drop", "xdp"));
    }

    /** clang says which conditions hold: those of the text, and of -D. */
    @ParameterizedTest
    @CsvSource({"'', 4, 10240, 2", "-DWIDE, 8, 3, 2", "-DNARROW, 2, 10240, 1"})
    void of_definitions_in_conditions_the_one_that_counts_is_written_out(
            String flag, int key, int most, int verdict) {
        ObjectFile object = bcc.object("""
                #include <linux/version.h>
                #ifdef WIDE
                /* a table of its own */
                #define TABLE(n) BPF_HASH(n, u64, \
                	u64, 3)
                #elif LINUX_VERSION_CODE < KERNEL_VERSION(4, 1, 0)
                #define TABLE(n)
                #else
                #define TABLE(n) BPF_HASH(n, u32)
                #endif
                #define ENTRY(n) int n(struct xdp_md *ctx) { return XDP_PASS; }
                #if defined(NARROW)
                #undef TABLE
                #undef ENTRY
                #define TABLE(n) BPF_HASH(n, u16)
                #define ENTRY(n) int n(struct xdp_md *ctx) { return XDP_DROP; }
                #endif
                TABLE(seen);
                ENTRY(tried)
                """, flag.isEmpty() ? new String[0] : new String[] {flag});
        assertThat(object.maps()).singleElement().satisfies(map -> {
            assertThat(map.keyBytes()).isEqualTo(key);
            assertThat(map.maxEntries()).isEqualTo(most);
        });
        assertThat(object.programs()).singleElement()
                .satisfies(one -> assertThat(one.code()[4]).isEqualTo((byte) verdict));
    }

    @Test
    void a_translation_says_which_definition_it_took() {
        Translation translation = bcc.translated("""
                #ifdef WIDE
                #define TABLE(n) BPF_HASH(n, u64)
                #else
                #define TABLE(n) BPF_HASH(n, u32)
                #endif
                TABLE(seen);
                int pass(struct xdp_md *ctx) { return XDP_PASS; }
                """);
        assertThat(translation.left()).isEmpty();
        assertThat(translation.changes()).anySatisfy(change -> assertThat(change.why())
                .contains("its definition in line 4 is the one that counts"));
    }
}
