package bpflab.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.bench.TestParts;
import bpflab.command.Answer;
import bpflab.command.Script;
import bpflab.lesson.Course;
import bpflab.trouble.TroubleException;
import bpflab.view.terminal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunnerTest {
    private static final String NO_SUCH = """
            there is no command :hepl
              why   none is called so, or begins so
              try   :help   # did you mean :help?
            """;

    @TempDir
    Path folder;

    private final Heard heard = new Heard();

    @Test
    void runs_lines_and_writes_their_output() throws Exception {
        assertThat(run(false, "!echo one", "", "# a remark", "!echo two")).isZero();
        assertThat(heard.out()).isEqualTo("one\ntwo\n");
        assertThat(heard.err()).isEmpty();
    }

    @Test
    void stops_at_the_first_failure_and_says_where() throws Exception {
        assertThat(run(false, "!echo one", ":hepl", "!echo two")).isEqualTo(2);
        assertThat(heard.out()).isEqualTo("one\n");
        assertThat(heard.err()).isEqualTo("demo.bpflab:2   :hepl\n" + NO_SUCH);
    }

    @Test
    void keeps_going_when_told_to_and_ends_with_the_first_failure() throws Exception {
        assertThat(run(true, ":hepl", "!false", "!echo two")).isEqualTo(2);
        assertThat(heard.out()).isEqualTo("two\n");
        assertThat(heard.err()).contains("demo.bpflab:1", "demo.bpflab:2");
    }

    @Test
    void counts_a_system_command_that_fails_as_failed() throws Exception {
        assertThat(run(false, "!exit 7")).isEqualTo(1);
    }

    @Test
    void ends_at_quit() throws Exception {
        assertThat(run(false, "!echo one", ":quit", "!echo two")).isZero();
        assertThat(heard.out()).isEqualTo("one\n");
    }

    @Test
    void java_of_several_lines_is_told_as_it_was_written() throws Exception {
        Path file = Files.writeString(folder.resolve("two.bpflab"), "int twice(int n) {\n    return 2 * n;\n}\n");

        assertThat(run(false, ":source " + file)).isZero();
        assertThat(heard.out()).startsWith("> int twice(int n) {\n      return 2 * n;\n  }\nmethod twice(int)\n");
    }

    @Test
    void takes_java_over_several_lines() throws Exception {
        assertThat(run(false, "int twice(int a) {", "  return 2 * a;", "}", "twice(21)")).isZero();
        assertThat(heard.out()).isEqualTo("method twice(int)\nint $1 ==> 42\n");
    }

    @Test
    void says_where_java_that_never_ends_began() throws Exception {
        assertThat(run(false, "!echo one", "int twice(int a) {", "  return 2 * a;")).isEqualTo(1);
        assertThat(heard.err())
                .startsWith("demo.bpflab:2   int twice(int a) {\n")
                .contains("reached end of file while parsing");
    }

    @Test
    void makes_control_characters_visible() throws Exception {
        assertThat(run(false, "!printf '\\033[31mred\\n'")).isZero();
        assertThat(heard.out()).isEqualTo("\\x1b[31mred\n");
    }

    @Test
    void answers_in_json_one_object_a_line() throws Exception {
        try (Session session = bare()) {
            Runner runner =
                    new Runner(session.bench(), session.interpreter(), new JsonLines(heard.outStream()), true);
            assertThat(runner.run(new Script("demo.bpflab", List.of("!echo \"a b\"", ":hepl", "6 * 7")))).isEqualTo(2);
        }
        assertThat(heard.out().lines()).containsExactly(
                "{\"line\":\"!echo \\\"a b\\\"\",\"ok\":true,\"data\":{\"status\":0,\"output\":[\"a b\"]}}",
                "{\"line\":\":hepl\",\"ok\":false,\"error\":{\"what\":\"there is no command "
                        + ":hepl\",\"why\":\"none is called so, or begins so\","
                        + "\"hint\":\":help   # did you mean :help?\",\"place\":\"demo.bpflab:2\"}}",
                "{\"line\":\"6 * 7\",\"ok\":true,\"data\":{\"name\":\"$1\",\"type\":\"int\",\"value\":42}}");
    }

    @Test
    void stops_quietly_when_nobody_reads() throws Exception {
        try (Session session = bare()) {
            Printer deaf = new PlainText(Heard.broken(), heard.errStream(), 80);
            Path mark = folder.resolve("mark");
            new Runner(session.bench(), session.interpreter(), deaf, true)
                    .run(Script.of(List.of("!echo one", "!touch " + mark)));
            assertThat(mark).doesNotExist();
        }
        assertThat(heard.err()).isEmpty();
    }

    @Test
    void a_script_that_is_not_there_is_wrong_usage() {
        assertTrouble(folder.resolve("none.bpflab"), "there is no such file");
        assertTrouble(folder, "it is a folder");
    }

    @Test
    void a_script_that_is_no_text_is_wrong_usage() throws IOException {
        assertTrouble(Files.write(folder.resolve("a"), new byte[] {'a', 0, 'b'}), "it is no text in UTF-8");
        assertTrouble(
                Files.write(folder.resolve("b"), new byte[] {(byte) 0xff, (byte) 0xfe}), "it is no text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "# remark\n\nint f(int a) {\n  return a;\n}\n!echo one\n:hepl\n!echo two",
        "!echo one\n  # remark {\nint f(int a) {\n  return a a;\n}\n!echo two",
        "!echo one\nint f(int a) {\n  return a;",
        "!echo one\n:quit\n!echo two",
    })
    void a_file_stops_at_the_same_line_sourced_or_run(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("s.bpflab"), text);
        run(false, text.lines().toArray(String[]::new));
        String place = heard.err().isEmpty() ? "" : heard.err().split(" ")[0].replace("demo.bpflab", file.toString());

        try (Session session = bare()) {
            Recording seen = Recording.unseen();
            Answer sourced = session.interpreter().run(":source " + file, seen);
            seen.keep(sourced.view());
            assertThat(sourced.ok()).isEqualTo(place.isEmpty());
            assertThat(String.join("\n", seen.lines()))
                    .contains("> !echo one\none", place.isEmpty() ? "> :quit" : "stopped at " + place)
                    .doesNotContain("two");
        }
        assertThat(heard.out()).contains("one").doesNotContain("two");
    }

    private static void assertTrouble(Path file, String why) {
        assertThatThrownBy(() -> Script.read(file.toString(), file))
                .isInstanceOfSatisfying(TroubleException.class, met -> {
                    assertThat(met.trouble().why()).isEqualTo(why);
                    assertThat(met.trouble().kind().status()).isEqualTo(2);
                });
    }

    /** A session without lessons. */
    private Session bare() {
        return Session.on(TestParts.bare(folder).pristine(new Course(folder, List.of()), folder));
    }

    private int run(boolean keepGoing, String... lines) throws InterruptedException {
        try (Session session = bare()) {
            Printer words = new PlainText(heard.outStream(), heard.errStream(), 100);
            return new Runner(session.bench(), session.interpreter(), words, keepGoing)
                    .run(new Script("demo.bpflab", List.of(lines)));
        }
    }
}
