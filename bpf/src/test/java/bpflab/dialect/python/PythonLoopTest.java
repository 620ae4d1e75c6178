package bpflab.dialect.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Endless loops of scripts end at Ctrl-C in Java, too, and what the script does then comes behind them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PythonLoopTest {
    @Test
    void single_entries_are_read_set_and_deleted() {
        assertThat(java("""
                conf = b.get_table("conf")
                fn = b.load_func("on_udp", BPF.XDP)
                conf[ct.c_int(0)] = ct.c_int(7)
                b["jumps"][c_int(17)] = c_int(fn.fd)
                conf[conf.Key(1)] = conf.Leaf(9)
                print("%d of %d" % (conf[c_uint(0)].value, len(b["seen"])))
                del b["seen"][ct.c_ulong(5)]
                print(strftime("%H:%M:%S"))
                total = 0
                for k, v in b["seen"].items():
                    total += v.value
                    total -= conf[ctypes.c_int(1)].value
                print("total %d" % total)
                """)).isEqualTo(LOADED + """
                var conf = map("conf");
                var fn = program("on_udp");
                map("conf").put(0, 7);
                map("jumps").refer(17, program("on_udp"));
                map("conf").put(1, 9);
                print("%d of %d", map("conf").value(0), map("seen").size());
                map("seen").delete(5);
                print("%s", String.format("%tT", System.currentTimeMillis()));
                var total = 0L;
                for (var e : map("seen")) {
                    total += e.value().asLong();
                    total -= map("conf").value(1).asLong();
                }
                print("total %d", total);
                """);
    }

    @Test
    void tables_are_walked_by_key_and_what_was_attached_is_detached() {
        assertThat(java("""
                for k, v in sorted(b["n"].items(), key=lambda kv: kv[0].value):
                    print("%d" % v.value, end="\\n")
                for k, v in b["n"].items_lookup_batch():
                    print("%d" % v.value, end="")
                b.detach_uprobe(name="c", sym="getenv")
                b.detach_tracepoint(tp="sched:sched_switch")
                b.detach_kretprobe("do_exit")
                c = BPF(src_file="x.c", cflags=["-w", "-DMAX=5", "-DWIDE"])
                """)).isEqualTo(LOADED + """
                for (var e : sorted("n")) {
                    print("%d", e.value());
                }
                for (var e : map("n")) {
                    // print("%d" % v.value, end="")
                }
                detach("c" + ":" + "getenv");
                detach("sched/sched_switch");
                detach("do_exit");
                load("x.c"); attachAll();   // without its cflags: :load x.c -D MAX=5 -D WIDE
                """);
    }

    @Test
    void an_entry_that_is_not_known_stays_a_comment() {
        assertThat(java("b[\"seen\"][key] = 1\ndel other[1]\nt[f(x)] = 2\nn += 1\n"))
                .endsWith("// b[\"seen\"][key] = 1\n// del other[1]\n// t[f(x)] = 2\n// n += 1\n");
    }

    private static final String LOADED =
            "load(\"program.c\"); attachAll();   // the C text of the script, in a file of its own\n";

    private static String java(String script) {
        return PythonScript.translate("b = BPF(text=\"TRACEPOINT_PROBE(a, b) { }\")\n" + script, "").stream()
                .map(line -> line.java() + "\n").collect(Collectors.joining());
    }

    @Test
    void what_is_done_at_ctrl_c_stands_behind_the_loop() {
        assertThat(java("""
                while 1:
                    try:
                        for k, v in b["n"].items():
                            print("%d" % v.value)
                        time.sleep(2)
                    except KeyboardInterrupt:
                        print("gone")
                        break
                print("all")
                """)).isEqualTo(LOADED + """
                every(2, () -> {
                    for (var e : map("n")) {
                        print("%d", e.value());
                    }
                });
                print("gone");
                print("all");
                """);
    }

    @Test
    void a_pause_of_unknown_length_is_one_all_the_same() {
        assertThat(java("""
                while True:
                    sleep(int(args.interval))
                    b["n"].clear()
                """)).isEqualTo(LOADED + """
                every(1, () -> {
                    // sleep(int(args.interval))
                    clear("n");
                });
                """);
    }

    @Test
    void who_sleeps_for_years_waits_for_ctrl_c() {
        assertThat(java("try:\n    sleep(99999999)\nexcept KeyboardInterrupt:\n    pass\nprint(\"all\")\n"))
                .isEqualTo(LOADED + "every(9999, () -> {});   // until Ctrl-C\nprint(\"all\");\n");
    }

    @Test
    void a_word_of_java_is_no_name_there() {
        assertThat(java("interface = \"lo\"\nprint(\"%s\" % interface)\n"))
                .isEqualTo(LOADED + "var interface_ = \"lo\";\nprint(\"%s\", interface_);\n");
    }

    @Test
    void all_lines_of_what_is_not_known_are_comments() {
        assertThat(java("parser.add_argument(\"-s\", help=\"\"\"the library.\n  Default is libreadline\"\"\")\n")
                .lines())
                .allMatch(line -> line.startsWith("load(") || line.startsWith("//"));
    }
}
