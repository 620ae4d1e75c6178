package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.dialect.Translation;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods of tables do on this kernel what BCC's do. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MethodsTest {
    private static final byte[] FRAME = new byte[64];

    @TempDir
    Path folder;
    private Bcc bcc;
    private LoadedObject loaded;

    @BeforeEach
    void open() {
        bcc = new Bcc(folder);
    }

    @AfterEach
    void close() {
        if (loaded != null) {
            loaded.close();
        }
        bcc.close();
    }

    /** What a program answers that has this body. */
    private int run(String tables, String body) {
        loaded = bcc.loaded("""
                #include <linux/bpf.h>
                %s
                int tried(struct xdp_md *ctx)
                {
                	u32 key = 5;
                	u64 value = 7, zero = 0;
                	%s
                	return XDP_PASS;
                }
                """.formatted(tables, body));
        return Bcc.program(loaded, "tried").run(FRAME, 1).verdict();
    }

    private long number(String table) {
        return Bcc.number(Bcc.map(loaded, table), Bcc.u32(5));
    }

    @Test
    void update_lookup_insert_and_delete() {
        int verdict = run("BPF_HASH(t, u32);", """
                t.update(&key, &value);
                u64 *seen = t.lookup(&key);
                if (!seen || *seen != 7)
                	return 90;
                if (t.insert(&key, &zero) == 0)
                	return 91;
                u32 other = 6;
                if (t.insert(&other, &value) != 0)
                	return 92;
                t.delete(&other);
                if (t.lookup(&other))
                	return 93;
                """);
        assertThat(verdict).isEqualTo(2);
        assertThat(number("t")).isEqualTo(7);
    }

    @Test
    void increment_puts_a_new_key_into_a_hash_and_adds_what_is_said() {
        run("BPF_HASH(t, u32);", "t.increment(key); t.increment(key); t.increment(key, 10);");
        assertThat(number("t")).isEqualTo(12);
    }

    @Test
    void atomic_increment_does_the_same() {
        run("BPF_HASH(t, u32);", "t.atomic_increment(key); t.atomic_increment(key, 4);");
        assertThat(number("t")).isEqualTo(5);
    }

    @Test
    void increment_of_a_key_that_is_not_there_does_nothing_in_other_tables() {
        run("BPF_TABLE(\"lru_hash\", u32, u64, t, 8);", "t.increment(key);");
        assertThat(number("t")).isEqualTo(-1);
    }

    @Test
    void increment_counts_in_arrays_and_loses_what_is_behind_them() {
        run("BPF_HISTOGRAM(t);", "t.increment(5); t.increment(64);");
        assertThat(number("t")).isEqualTo(1);
    }

    @Test
    void lookup_or_try_init_puts_the_value_in_once() {
        int verdict = run("BPF_HASH(t, u32);", """
                u64 *first = t.lookup_or_try_init(&key, &value);
                if (first)
                	*first += 1;
                u64 *second = t.lookup_or_try_init(&key, &value);
                return second ? *second : 90;
                """);
        assertThat(verdict).isEqualTo(8);
    }

    @Test
    void lookup_or_init_returns_0_when_the_table_is_full() {
        int verdict = run("BPF_HASH(t, u32, u64, 1);", """
                t.update(&key, &value);
                u32 other = 6;
                u64 *seen = t.lookup_or_init(&other, &zero);
                *seen += 1;
                """);
        assertThat(verdict).isZero();
    }

    @Test
    void lookup_or_init_within_an_expression_returns_too() {
        assertThat(run("BPF_HASH(t, u32);", "*t.lookup_or_init(&key, &value) += 1;")).isEqualTo(2);
        assertThat(number("t")).isEqualTo(8);
    }

    /** The name that BCC's own pointer has must not hide that of the text. */
    @Test
    void lookup_or_init_within_an_expression_takes_the_texts_own_leaf() {
        assertThat(run("BPF_HASH(t, u32);",
                "typeof(t.leaf) leaf = 3; *t.lookup_or_init(&key, &leaf) += sizeof(t.key);"))
                .isEqualTo(2);
        assertThat(number("t")).isEqualTo(7);
    }

    @Test
    void a_table_may_be_called_as_a_variable_of_its_functions() {
        run("BPF_HASH(t, u32); BPF_HASH(by, u32); BPF_HASH(leaf, u32); BPF_HASH(init, u32);\n"
                + "static void count(u32 k, u64 v) { by.increment(k, 3); leaf.increment(k); "
                + "init.lookup_or_try_init(&k, &v); leaf.lookup_or_try_init(&k, &v); t.increment(k); }",
                "count(key, value); by.atomic_increment(key);");
        assertThat(number("by")).isEqualTo(4);
        assertThat(number("leaf")).isEqualTo(1);
        assertThat(number("init")).isEqualTo(7);
    }

    @Test
    void texts_with_a_size_to_print_are_texts_without_a_length() {
        run("BPF_HASH(t, u32);", "bpf_trace_printk(\"size %d\\n\", sizeof(value)); t.increment(key);\n"
                + "bpf_trace_printk(\"said\\n\", sizeof(\"said\\n\"));");
        assertThat(bcc.translated("BPF_HASH(t);\n"
                + "int kprobe__f(void *ctx) { int x; bpf_trace_printk(\"%d\", sizeof(x)); "
                + "bpf_trace_printk(\"a\", sizeof(\"a\")); return 0; }\n").text())
                .contains("bpf_printk(\"%d\", sizeof(x))", "bpf_trace_printk(\"a\", sizeof(\"a\"))");
    }

    @Test
    void the_answer_of_lookup_has_a_type_where_that_matters() {
        int verdict = run("struct pair { u32 a; u32 b; };\nBPF_ARRAY(t, struct pair, 8);", """
                int at = 0;
                if (t.lookup(&at) && t.lookup(&at)->b == 0)
                	return 42;
                """);
        assertThat(verdict).isEqualTo(42);
    }

    @Test
    void push_pop_and_peek() {
        int verdict = run("BPF_QUEUE(q, u64, 4); BPF_STACK(s, u64, 4);", """
                u64 one = 1, two = 2, top = 0, first = 0;
                q.push(&one, 0); q.push(&two, 0);
                s.push(&one, 0); s.push(&two, BPF_EXIST);
                s.peek(&top);
                q.pop(&first);
                return top * 10 + first;
                """);
        assertThat(verdict).isEqualTo(21);
    }

    @Test
    void records_go_into_a_ring_buffer() {
        assertThat(run("BPF_RINGBUF_OUTPUT(r, 1);", """
                r.ringbuf_output(&value, sizeof(value), 0);
                u64 *record = r.ringbuf_reserve(sizeof(u64));
                if (!record)
                	return 90;
                *record = value;
                r.ringbuf_submit(record, 0);
                record = r.ringbuf_reserve(sizeof(u64));
                if (record)
                	r.ringbuf_discard(record, 0);
                return r.ringbuf_query(BPF_RB_RING_SIZE) == 4096 ? 42 : 91;
                """)).isEqualTo(42);
    }

    @Test
    void events_go_to_a_perf_buffer_with_and_without_the_packet() {
        assertThat(run("BPF_PERF_OUTPUT(events);", """
                int nobody = events.perf_submit(ctx, &value, sizeof(value));
                int too = events.perf_submit_skb(ctx, 20, &value, sizeof(value));
                return nobody == -2 && too == -2 ? 42 : 90;
                """)).isEqualTo(42);
    }

    @Test
    void a_call_that_leads_nowhere_goes_on() {
        assertThat(run("BPF_PROG_ARRAY(jumps, 4);", "jumps.call(ctx, 2); return 42;")).isEqualTo(42);
    }

    @Test
    void a_packet_that_can_not_be_sent_on_is_aborted() {
        assertThat(run("BPF_DEVMAP(ports, 4);", "return ports.redirect_map(1, 0);")).isZero();
    }

    @Test
    void methods_in_macros_are_translated_where_the_macro_says_them() {
        assertThat(run("#define COUNT(map, k) map.increment(k)\n#define T t\nBPF_HASH(t, u32);\nBPF_HASH(u, u32);",
                "COUNT(t, key); COUNT(u, key); T.increment(key); if (t.lookup(&key)) COUNT(t, key);")).isEqualTo(2);
        assertThat(number("t")).isEqualTo(3);
        assertThat(number("u")).isEqualTo(1);
    }

    @Test
    void a_call_within_a_call_is_translated_too() {
        assertThat(run("BPF_HASH(t, u32);\nBPF_ARRAY(a, u64, 8);", """
                int at = 0;
                t.update(&key, a.lookup(&at) ?: &value);
                """)).isEqualTo(2);
        assertThat(number("t")).isZero();
    }

    @Test
    void a_method_on_something_that_is_no_table_is_told_with_its_line() {
        Translation translation = bcc.translated("""
                #include <linux/bpf.h>
                BPF_HASH(t, u32);
                int tried(struct xdp_md *ctx)
                {
                	int n = 0;
                	n.increment(5);
                	return XDP_PASS;
                }
                """);
        assertThat(translation.left()).anySatisfy(left -> assertThat(left.line()).isEqualTo(6));
    }

    @Test
    void a_method_that_tables_do_not_have_is_told_with_the_one_that_was_meant() {
        Translation translation = bcc.translated("""
                struct own { int a; };
                BPF_HASH(t, u32);
                int tried(struct xdp_md *ctx) {
                	u32 k = 0;
                	struct own o = {};
                	t.updat(&k, &k);
                	return o.missing;
                }
                """);
        assertThat(translation.left()).anySatisfy(left -> {
            assertThat(left.line()).isEqualTo(6);
            assertThat(left.toString()).contains("tables have no such method", "did you mean .update()?");
        });
        assertThat(translation.left()).noneMatch(left -> left.toString().contains("of this kernel"));
    }

    @Test
    void a_method_that_is_given_something_wrong_is_told_in_clangs_words_alone() {
        assertThat(bcc.translated("""
                BPF_PROG_ARRAY(next, 4);
                struct own { int a; };
                int tried(struct xdp_md *ctx)
                {
                	struct own o = {};
                	next.call(o, 1);
                	return XDP_PASS;
                }
                """).left()).singleElement().satisfies(left -> assertThat(left.toString())
                        .contains("clang says: passing").doesNotContain("macro"));
    }

    @Test
    void old_maps_beside_tables_are_not_told_as_left() {
        assertThat(bcc.translated("""
                struct bpf_map_def SEC("maps") old = { .type = BPF_MAP_TYPE_HASH, .key_size = 4, .value_size = 8,
                	.max_entries = 8 };
                BPF_HASH(t, u32);
                int tried(struct xdp_md *ctx) { return XDP_PASS; }
                """).left()).isEmpty();
    }
}
