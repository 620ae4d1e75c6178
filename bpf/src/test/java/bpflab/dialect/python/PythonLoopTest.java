package bpflab.dialect.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Endless loops of scripts end at Ctrl-C in Java, too, and what the script does then comes behind them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PythonLoopTest {
    private static final String LOADED =
            "load(\"program.c\"); attachAll();   // the C text of the script, in a file of its own\n";

    private static String java(String script) {
        return PythonScript.translate("b = BPF(text=\"TRACEPOINT_PROBE(a, b) { }\")\n" + script).stream()
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
