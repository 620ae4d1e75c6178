package bpflab.dialect.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PythonFileTest {
    private static final String TWO = """
            note = \"""not this\"""
            prog = %s\"""
            int f(void *ctx) { bpf_trace_printk("a \\\\"b\\\\"\\\\n"); return '\\t'; }
            \"""
            b = BPF(text=prog)
            """;

    @Test
    void the_c_of_a_script_is_what_python_makes_of_its_text() {
        assertThat(PythonFile.program(TWO.formatted(""))).contains(
                "\nint f(void *ctx) { bpf_trace_printk(\"a \\\"b\\\"\\n\"); return '\t'; }\n");
        assertThat(PythonFile.program(TWO.formatted("r"))).contains(
                "\nint f(void *ctx) { bpf_trace_printk(\"a \\\\\"b\\\\\"\\\\n\"); return '\\t'; }\n");
    }

    @Test
    void a_text_may_stand_in_the_call_itself() {
        assertThat(PythonFile.program("BPF(text='\''int x;'\'').trace_print()".replace("'\''", "\'\'\'")))
                .contains("int x;");
        assertThat(PythonFile.program("b = BPF(src_file=\"x.c\")")).isEmpty();
    }

    @Test
    void of_several_texts_that_are_loaded_the_last_is_the_program() {
        assertThat(PythonFile.program("""
                trial = \"""int t;\"""
                prog = \"""int x;\"""
                def has():
                    BPF(text=trial).cleanup()
                b = BPF(text=prog)
                """)).contains("int x;");
    }

    /** As BCC's tools have it: the words are the script's, and no C compiler knows them. */
    @Test
    void words_that_a_script_replaces_are_what_they_become_where_no_option_is_given() {
        String script = """
                parser.add_argument("--fast", default=True)
                prog = \"""
                int f(void *c) { PUT_A; PUT_B; PUT_C; PUT_D; PUT_E; FACTOR return 0; }
                \"""
                prog = prog.replace('PUT_A', 'one()')
                if args.pid:
                    prog = prog.replace('PUT_B', 'pid != %d' % args.pid)
                elif args.tid:
                    prog = prog.replace('PUT_B', 'tid')
                else:
                    prog = prog.replace("PUT_B",
                        "two()")
                if args.slow:
                    prog = prog.replace('PUT_C', 'slow()')
                if BPF.has(b'x'):
                    prog = prog.replace('PUT_D', 'x()')
                else:
                    prog = prog.replace('PUT_D', 'y()')
                if args.fast:
                    prog = prog.replace('PUT_E', 'fast()')
                else:
                    prog = prog.replace('PUT_E', 'three()')
                if args.nanoseconds or args.microseconds:
                    prog = prog.replace('FACTOR', 'n /= 1000;')
                else:
                    prog = prog.replace('FACTOR', '')
                    other = other.replace('PUT_C', 'four()')
                    if args.pid:
                        prog = prog.replace('PUT_C', 'five()')
                b = BPF(text=prog)
                """;
        assertThat(PythonFile.program(script).orElseThrow().strip())
                .isEqualTo("int f(void *c) { one(); two(); PUT_C; PUT_D; PUT_E;  return 0; }");
    }

    @Test
    void the_files_that_it_loads_are_named() {
        assertThat(PythonFile.loads("b = BPF(src_file = b'x.c')\nc = BPF(debug=0, src_file=\"y.c\")"))
                .containsExactly("x.c", "y.c");
    }

    @Test
    void what_a_loaded_file_attaches_itself_is_attached() {
        String script = "b = BPF(src_file=\"x.c\")\nb.attach_uprobe(name=\"c\", sym=\"getenv\", fn_name=\"f\")\n";
        assertThat(PythonScript.translate(script, "").get(0).java()).isEqualTo("load(\"x.c\");");
        assertThat(PythonScript.translate(script, "TRACEPOINT_PROBE(a, b) { return 0; }").get(0).java())
                .isEqualTo("load(\"x.c\"); attachAll();");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "(", "b = BPF(", "\"\"\"", "'", "for k, v in :", "def f(", "print('a' % )", "\\", "x = ",
        "b = BPF('a')\nwhile 1:\n  b.perf_buffer_poll()",
        "b=BPF('a')\nb['e'].open_perf_buffer(f)\nwhile 1:\n b.perf_buffer_poll()"})
    void nothing_makes_it_fail(String script) {
        assertThatCode(() -> PythonScript.translate(script, "")).doesNotThrowAnyException();
    }
}
