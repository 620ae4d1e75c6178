package bpflab.dialect.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
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
                attach("count", "xdp", device, "--yes");
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

    @Test
    void a_stack_is_walked_also_inside_a_table() {
        assertThat(java("""
                b = BPF(src_file="off.c")
                stacks = b.get_table("stacks")
                counts = b["counts"]
                for k, v in counts.items():
                    for addr in stacks.walk(k.kernel_id):
                        print("    %s" % b.ksym(addr))
                    for addr in stacks.walk(v.value):
                        print("    %s" % b.sym(addr, k.pid))
                """)).isEqualTo("""
                load("off.c"); attachAll();
                var stacks = map("stacks");
                var counts = map("counts");
                for (var e : map("counts")) {
                    for (long addr : walk("stacks", e.key().field("kernel_id").asLong())) {
                        print("    %s", ksym(addr));
                    }
                    for (long addr : walk("stacks", e.value().asLong())) {
                        print("    %s", sym(addr, e.key().field("pid").asLong()));
                    }
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "b['dist'].print_log2_hist('usecs')        | printLog2Hist(\"dist\", \"usecs\");",
        "b['dist'].print_linear_hist(\"kb\")         | printLinearHist(\"dist\", \"kb\");",
        "print(b.sym(0x1234, 17))                  | print(\"%s\", sym(0x1234, 17));",
        "print(b.ksym(4096))                       | print(\"%s\", ksym(4096));",
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
        assertThat(java("b = BPF('a.c')\n" + python + "\nb.attach_x()\n"))
                .isEqualTo("load(\"a.c\");\n" + java + "\n// b.attach_x()\n");
    }

    /** Macros and names that say where are attached by {@code BPF()}; a place of its own is attached by the script. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "b = BPF(src_file='a.c') ~ b.trace_print() | load(\"a.c\"); attachAll();",
        "b = BPF(src_file='a.c') ~ b.attach_xdp('eth0', b.load_func('f', BPF.XDP)) | load(\"a.c\");",
        "b = BPF(text='KFUNC_PROBE(x) {}') ~ b.attach_kprobe('y', 'f') | "
                + "load(\"program.c\"); attachAll();   // the C text of the script, in a file of its own"})
    void what_bcc_attaches_itself_is_attached(String python, String java) {
        assertThat(java(python.replace(" ~ ", "\n"))).startsWith(java + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "print('-' * 40)                       | print(\"-\".repeat(40));",
        "print('%-6i %5.1f%% %r' % (1, 2, 3))  | print(\"%-6d %5.1f%% %s\", 1, 2, 3);",
        "print('Tracing...' ' Hit Ctrl-C')     | print(\"Tracing... Hit Ctrl-C\");",
        "print('a ' 'b %d' % 5)                | print(\"a b %d\", 5);",
        "print(f'port {x:<6} of {x:>3d}%')     | print(\"port %-6s of %3d%%\", x, x);",
        "print('{} {{{}}} 100%'.format(x, 2))  | print(\"%s {%s} 100%%\", x, 2);",
        "print('{1} of {0}'.format(2, x))      | print(\"%s of %s\", x, 2);",
        "print(f'100%')                        | print(\"100%\");",
        "print(x, 5)                           | print(\"%s %s\", x, 5);",
        "print('a', file=sys.stderr)           | print(\"a\");",
        "b.trace_print('{1} {5}') | traceFields().forEach(line -> print(\"%s %s\", line.pid(), line.text()));",
        "b.attach_kprobe(event=b.get_syscall_fnname('execve'), fn_name='f') | "
                + "attach(\"f\", \"ksyscall\", \"execve\");"})
    void texts_and_places_are_written_as_java_has_them(String python, String java) {
        assertThat(java("b = BPF('a.c')\nx = 7\n" + python + "\nb.attach_all()\n"))
                .isEqualTo("load(\"a.c\");\nvar x = 7;\n" + java + "\n// b.attach_all()\n");
    }

    /** Java would not compile, or print something else: better a comment that is told. */
    @ParameterizedTest
    @ValueSource(strings = {
        "print(unheard_of)", "print('%s' % unheard_of)", "print('%*d' % (3, 4))", "print('%(pid)d' % x)",
        "print('a', end='')", "print(f'{x:10}')", "print('{} {}'.format(1))", "print('{name}'.format(name=1))",
        "b.attach_kprobe(event=unheard_of, fn_name='f')",
        "for k, v in sorted(b['c'].items(), key=lambda kv: kv[0].value, reverse=True):"})
    void what_java_would_take_otherwise_is_kept(String python) {
        assertThat(lines("b = BPF('a.c')\nb.attach_x()\n" + python + "\n"))
                .last().returns(false, PythonScript.Line::known);
    }

    @Test
    void a_text_that_is_put_together_in_an_unknown_way_is_not_printed_as_if_it_were_empty() {
        assertThat(lines("s = ''\ns += g(1)\nprint(s)\n"))
                .extracting(PythonScript.Line::known).containsExactly(true, false, false);
    }

    @Test
    void loops_end_at_ctrl_c_and_what_stands_behind_them_follows() {
        String byCount = "map(\"n\").stream().sorted(Comparator.comparingLong(e -> -e.asLong())).limit(9).toList()";
        assertThat(java("""
                b = BPF(text="TRACEPOINT_PROBE(a, b) { }")
                try:
                    while True:
                        sleep(1)
                        for k, v in sorted(b["n"].items(), key=lambda kv: kv[1].value, reverse=True)[:9]:
                            print("%s %d" % (k.name, v.value))
                        for k in b["n"].keys():
                            print("%s %s" % (k.value, b["n"][k].value))
                        for v in b["n"].values():
                            print(v)
                except KeyboardInterrupt:
                    pass
                while 1:
                    try:
                        time.sleep(9999)
                    except KeyboardInterrupt:
                        break
                while 1:
                    try:
                        (task, pid, cpu, flags, ts, msg) = b.trace_fields()
                    except ValueError:
                        continue
                    print("%d %s" % (pid, msg))
                """).replace(byCount, "SORTED")).isEqualTo("""
                load("program.c"); attachAll();   // the C text of the script, in a file of its own
                every(1, () -> {
                    for (var e : SORTED) {
                        print("%s %d", e.key().field("name"), e.value());
                    }
                    for (var e : map("n")) {
                        print("%s %s", e.key(), e.value());
                    }
                    for (var e : map("n")) {
                        print("%s", e.value());
                    }
                });
                every(9999, () -> {});   // until Ctrl-C
                traceFields().forEach(line -> {
                    print("%d %s", line.pid(), line.text());
                });
                """);
    }

    /** What would not compile in what Java calls back, and names that are no longer there. */
    @Test
    void what_java_has_no_place_for_is_kept() {
        assertThat(lines("""
                b = BPF(text="TRACEPOINT_PROBE(a, b) { }")
                while 1:
                    sleep(1)
                    sleep(2)
                    for k, v in b["n"].items():
                        for a, c in b["m"].items():
                            print("%d" % a.value)
                        print("%d %s" % (v.value, b["n"][k]))
                    print("%d" % v.value)
                """)).extracting(PythonScript.Line::java).containsExactly(
                "load(\"program.c\"); attachAll();   // the C text of the script, in a file of its own",
                "every(1, () -> {",
                "    // sleep(2)",
                "    for (var e : map(\"n\")) {",
                "        // for a, c in b[\"m\"].items():",
                "        // print(\"%d\" % a.value)",
                "        print(\"%d %s\", e.value(), e.value());",
                "    }",
                "    // print(\"%d\" % v.value)",
                "});");
    }

    @Test
    void what_a_loop_does_beside_waiting_for_records_is_told() {
        assertThat(lines("""
                b = BPF(text="TRACEPOINT_PROBE(a, b) { }")
                class Data(ct.Structure):
                    _fields_ = [("pid", ct.c_uint)]
                def on(cpu, data, size):
                    print("%d" % ct.cast(data, ct.POINTER(Data)).contents.pid)
                b["e"].open_ring_buffer(on)
                while True:
                    b.ring_buffer_poll()
                    count = refresh(b)
                """))
                .extracting(PythonScript.Line::java, PythonScript.Line::known)
                .containsExactly(
                tuple("load(\"program.c\"); attachAll();   // the C text of the script, in a file of its own", true),
                tuple("// count = refresh(b)", false),
                tuple("events(\"e\").forEach(event -> {", true),
                tuple("    // print(\"%d\" % ct.cast(data, ct.POINTER(Data)).contents.pid)", false),
                tuple("});", true));
    }

    @Test
    void what_is_not_known_stays_as_a_comment_and_is_told() {
        assertThat(lines("""
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
        assertThat(lines("p = \"\"\"\nint x = BPF(1);\n\"\"\"\nb = BPF(text=p)\n"))
                .extracting(PythonScript.Line::number).containsExactly(4);
    }

    private static List<PythonScript.Line> lines(String script) {
        return PythonScript.translate(script, "");
    }

    private static String java(String script) {
        return lines(script).stream().map(line -> line.java() + "\n").collect(Collectors.joining());
    }
}
