package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.dialect.Dialect;
import bpflab.dialect.Original;
import bpflab.dialect.Translation;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no C of BCC's, or not all of it: told with its line, never taken for something else. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlaceholdersTest {
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

    private void isLeft(Translation translation, int line, String text, String why) {
        assertThat(translation.left()).anySatisfy(left -> {
            assertThat(left.line()).isEqualTo(line);
            assertThat(left.text()).isEqualTo(text);
            assertThat(left.why()).contains(why);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "BPF_HASH(t, u32, u64, SIZE);", "BPF_ARRAY(t, u64, SIZE);", "BPF_HISTOGRAM(t, int, SIZE);",
        "BPF_TABLE(\"lru_hash\", u32, u64, t, SIZE);", "BPF_STACK_TRACE(t, SIZE);", "BPF_RINGBUF_OUTPUT(t, SIZE);"})
    void a_word_as_a_tables_size_is_named(String table) {
        Translation translation = bcc.translated(table + "\nint kprobe__f(struct pt_regs *ctx) { return 0; }\n");
        isLeft(translation, 1, "SIZE", "put a text in place of such a word");
        assertThat(translation.left()).hasSize(1);
        assertThat(translation.left().get(0).hint()).contains("-D SIZE=1");
    }

    @Test
    void words_that_a_script_replaces_are_named() {
        Translation translation = bcc.translated("""
                BPF_HASH(counts, u32);
                int kprobe__f(struct pt_regs *ctx)
                {
                	u32 pid = bpf_get_current_pid_tgid();
                	FILTER_PID
                	counts.increment(pid);
                	return 0;
                }
                """);
        isLeft(translation, 5, "FILTER_PID", "put a text in place of such a word");
        assertThat(translation.text()).contains("counts_increment(pid, 1)");
    }

    @Test
    void values_that_a_script_puts_in_are_named() {
        isLeft(bcc.translated("BPF_HASH(t, u32);\nint kprobe__f(struct pt_regs *ctx)\n{\n\treturn %d;\n}\n"), 4, "%d",
                "Python puts a value there");
    }

    @Test
    void doubled_brackets_are_named() {
        isLeft(bcc.translated("BPF_HASH(t, u32);\nint kprobe__f(struct pt_regs *ctx) {{\n\treturn 0;\n}}\n"), 2, "{{",
                "format()");
    }

    @Test
    void a_function_that_only_the_kernel_has_is_named() {
        isLeft(bcc.translated("BPF_HASH(t, u32);\nint kprobe__f(struct pt_regs *ctx)\n{\n\treturn task_nice(0);\n}\n"),
                4, "task_nice()", "no header that BPF programs can use");
    }

    @Test
    void a_member_that_this_kernel_does_not_have_is_named() {
        isLeft(bcc.translated("BPF_HASH(t, u32);\n"
                + "int kprobe__f(struct pt_regs *ctx, struct task_struct *p)\n{\n\treturn p->old_state;\n}\n"),
                4, "old_state", "of this kernel has no such member");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BPF_HASH(t, u32);         | int k = {{ port }};            | 4 | {{ port }} | a template puts a text there",
        "BPF_HASH(t, u32);         | int k = $PORT;                 | 4 | $PORT      | often put a text in place",
        "BPF_HASHH(t, u32);        | int k = 0;                     | 1 | BPF_HASHH  | did you mean BPF_HASH?",
        "BPF_HASH(tab, u32);       | int k = tap.increment(1);      | 4 | tap.increment() | did you mean tab?",
        "BPF_HASH(t, u32);         | int k = 1; k.update(&k, &k);   | 4 | k.update() | k is no table",
        "struct p { int a; };      | struct p q; int k = 1; q.increment(k); | 4 | q.increment() | q is no table",
        "BPF_HASH(t);OWN_THING(x); | int k = 0;                     | 1 | OWN_THING  | nothing defines such a macro",
        "BPF_HASH(t, u32);         | int k = COUNT_ALL(1);          | 4 | COUNT_ALL  | nothing defines such a macro",
        "BPF_HASH(t, u32);         | int k = BPF_HASHH(1);          | 4 | BPF_HASHH  | did you mean BPF_HASH?",
        "BPF_HASH(t, u32);         | int k = %s;                    | 4 | %s         | Python puts a value there",
        "BPF_HASH(t, u32);         | int k = %(port)d;              | 4 | %(port)d   | Python puts a value there",
        "BPF_HASH(t, u32);         | int k = @PORT@;                | 4 | @PORT@     | Python puts a value there",
        "BPF_HASH(t, u32);         | int k = 1;~##WORK##            | 5 | ##WORK##   | Python puts a value there",
        "BPF_HASH(t, u32);         | int k = XDP_PASSS;             | 4 | XDP_PASSS  | did you mean XDP_PASS?",
        "BPF_HASH(t, KEY_T);       | int k = 1;                     | 1 | KEY_T      | -D KEY_T=u32",
        "BPF_HASH(t, u32);         | int k = PORT + PORT;           | 4 | PORT       | -D PORT=1",
        "class C { public: int n; }; BPF_HASH(t); | C c; int k = 0; | 1 | class C    | this is C++",
        "BPF_HASH(t);BPF_ARRAY(t); | int k = 0;                     | 1 | t          | two tables of that name"})
    void what_clang_has_many_words_for_is_told_once(String table, String statement, int line, String what, String why) {
        Translation translation = bcc.translated(
                table + "\nint kprobe__f(struct pt_regs *ctx)\n{\n\t" + statement.replace('~', '\n')
                        + "\n\treturn k;\n}\n");
        assertThat(translation.left()).singleElement().satisfies(left -> {
            assertThat(left.line()).isEqualTo(line);
            assertThat(left.toString()).contains(what, why);
        });
    }

    @Test
    void a_percent_sign_that_divides_is_none() {
        assertThat(bcc.translated("BPF_HASH(t);\nint kprobe__f(struct pt_regs *ctx)\n{\n\tint s = 3, d = 5;\n"
                + "\treturn d %s + 7%d;\n}\n").left()).isEmpty();
    }

    /** The word takes the declaration below along: clang does not know pid, which is not told. */
    @Test
    void a_word_that_is_alone_on_its_line_is_told_alone() {
        assertThat(bcc.translated("""
                BPF_HASH(counts, u32);
                int kprobe__f(struct pt_regs *ctx)
                {
                	FILTER
                	u32 pid = bpf_get_current_pid_tgid();
                	counts.increment(pid);
                	return 0;
                }
                """).left()).extracting(left -> left.text()).containsExactly("FILTER");
    }

    @Test
    void a_macro_that_stands_for_itself_is_told() {
        isLeft(bcc.translated("#define ONE_OF(n) BPF_HASH(n)\n#define LOOP_A(n) LOOP_B(n)\n"
                + "#define LOOP_B(n) LOOP_A(n)\nONE_OF(t);\nLOOP_A(x);\n"
                + "int kprobe__f(struct pt_regs *ctx)\n{\n\treturn 0;\n}\n"),
                5, "LOOP_A", "stands for in the end");
    }

    @Test
    void c_of_today_is_not_bccs() {
        assertThat(spoken("""
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct { __uint(type, BPF_MAP_TYPE_ARRAY); } t SEC(".maps");
                SEC("xdp")
                int pass(struct xdp_md *ctx)
                {
                	struct { int (*lookup)(int); } own = {};
                	bpf_printk("x");
                	return XDP_PASS;
                }
                """)).isEmpty();
        assertThat(spoken("/* BPF_HASH(t); t.lookup(&key) */ char text[] = \"BPF_HASH(t)\";")).isEmpty();
        assertThat(spoken("#define BPF_HASH(name) int name\nBPF_HASH(x);")).isEmpty();
    }

    @Test
    void bpftrace_and_cpp_are_not_bccs() {
        assertThat(spoken("tracepoint:syscalls:sys_enter_openat { @[comm] = count(); }")).isEmpty();
        assertThat(spoken("#include <vector>\nstd::vector<int> v; int main() { return v.size(); }")).isEmpty();
    }

    private static Set<Dialect> spoken(String text) {
        return new BccFamily().spoken(Original.of(Path.of("x.c"), text));
    }
}
