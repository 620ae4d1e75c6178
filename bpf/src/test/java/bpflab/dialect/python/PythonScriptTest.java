package bpflab.dialect.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PythonScriptTest {
    @Test
    void a_counter_of_packets_is_a_few_lines() {
        assertThat(java("""
                from bcc import BPF
                from bcc.utils import printb
                device = "lo" # where
                b = BPF(src_file="counter.c")
                fn = b.load_func("count", BPF.XDP)
                b.attach_xdp(device, fn, 0)
                try:
                    b.trace_print()
                except KeyboardInterrupt:
                    dist = b.get_table("counter")
                    for k, v in sorted(dist.items()):
                        print("PORT : %10d, COUNT : %10d" % (k.value, v.value))
                b.remove_xdp(device, 0)
                """)).isEqualTo("""
                var device = "lo";
                load("counter.c");
                var fn = program("count");
                attach("count", device);
                tracePrint();
                var dist = map("counter");
                for (var e : sorted("counter")) {
                    print("PORT : %10d, COUNT : %10d", e.key(), e.value());
                }
                detach(device);
                """);
    }

    @Test
    void what_takes_the_records_of_a_buffer_is_written_where_they_are_waited_for() {
        assertThat(java("""
                b = BPF(text=prog)
                b.attach_kprobe(event="do_exit", fn_name="on_exit")
                def print_event(cpu, data, size):
                    event = b["events"].event(data)
                    print("%-6d %-16s" % (event.pid, event.comm.decode("utf-8", "replace")))
                b["events"].open_perf_buffer(print_event)
                while 1:
                    try:
                        b.perf_buffer_poll()
                    except KeyboardInterrupt:
                        exit()
                """)).isEqualTo("""
                load("program.c");   // the C text of the script, in a file of its own
                attach("on_exit", "kprobe", "do_exit");
                events("events").forEach(event -> {
                    print("%-6d %-16s", event.field("pid"), event.field("comm"));
                });
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "b['dist'].print_log2_hist('usecs')        | printLog2Hist(\"dist\", \"usecs\");",
        "b['dist'].print_linear_hist(\"kb\")         | printLinearHist(\"dist\", \"kb\");",
        "print(b.sym(0x1234, 17))                  | print(\"%s\", sym(0x1234, 17));",
        "print(b.ksym(addr))                       | print(\"%s\", ksym(addr));",
        "b['dist'].clear()                         | clear(\"dist\");",
        "b.attach_tracepoint(tp=\"sched:sched_switch\", fn_name=\"f\") | attach(\"f\", \"tracepoint\", "
                + "\"sched/sched_switch\");",
        "b.attach_raw_tracepoint(tp='sched_switch', fn_name='f') | attach(\"f\", \"raw-tracepoint\", "
                + "\"sched_switch\");",
        "b.attach_kretprobe(event='x', fn_name='f') | attach(\"f\", \"kretprobe\", \"x\");",
        "b.attach_uprobe(name='/bin/bash', sym='readline', fn_name='f') | attach(\"f\", \"uprobe\", \"/bin/bash\" + "
                + "\":\" + \"readline\");",
        "time.sleep(5)                             | Thread.sleep((long) (1000 * 5));",
        "print('Tracing... Hit Ctrl-C')            | print(\"Tracing... Hit Ctrl-C\");",
        "(task, pid, cpu, flags, ts, msg) = b.trace_fields() | var line = traceFields().findFirst().get();",
        "x = 5                                     | var x = 5;"})
    void calls_of_bccs_examples_have_a_line(String python, String java) {
        assertThat(java("b = BPF('a.c')\n" + python + "\n")).isEqualTo("load(\"a.c\");\n" + java + "\n");
    }

    @Test
    void what_is_not_known_stays_as_a_comment_and_is_told() {
        assertThat(PythonScript.translate("""
                b = BPF("a.c")
                if len(sys.argv) > 1:
                    b.attach_everything(x)
                print("a %s" % [i for i in y])
                """))
                .extracting(PythonScript.Line::java, PythonScript.Line::known)
                .containsExactly(
                tuple("load(\"a.c\");", true),
                tuple("// if len(sys.argv) > 1:", false),
                tuple("// b.attach_everything(x)", false),
                tuple("// print(\"a %s\" % [i for i in y])", false));
    }

    @Test
    void a_text_in_three_quotes_is_one_line_and_the_next_ones_keep_their_numbers() {
        assertThat(PythonScript.translate("p = \"\"\"\nint x = BPF(1);\n\"\"\"\nb = BPF(text=p)\n"))
                .extracting(PythonScript.Line::number).containsExactly(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "(", "b = BPF(", "\"\"\"", "'", "for k, v in :", "def f(", "print('a' % )", "\\", "x = ",
        "b = BPF('a')\nwhile 1:\n  b.perf_buffer_poll()",
                "b=BPF('a')\nb['e'].open_perf_buffer(f)\nwhile 1:\n b.perf_buffer_poll()"})
    void nothing_makes_it_fail(String script) {
        assertThatCode(() -> PythonScript.translate(script)).doesNotThrowAnyException();
    }

    private static String java(String script) {
        return PythonScript.translate(script).stream().map(line -> line.java() + "\n").collect(Collectors.joining());
    }
}
