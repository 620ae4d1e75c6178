package bpflab.script;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.TestParts;
import bpflab.lesson.Course;
import bpflab.lesson.Conditions;
import bpflab.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LessonRunsTest {
    @TempDir
    Path course;

    private final Heard heard = new Heard();
    private final AtomicReference<Path> copies = new AtomicReference<>();

    @Test
    void a_lesson_that_goes_as_it_says_is_one_line() throws Exception {
        lesson("Hello.", "!printf 'one 17\\ntwo\\n'", "one <number>\n...", "", "!true", "");
        assertThat(run(false)).isZero();
        assertThat(heard.out()).matches("echo {16}2 steps, 2 commands as expected   \\d+\\.\\d s\n");
        assertThat(heard.err()).isEmpty();
    }

    @Test
    void a_difference_is_shown_as_expected_and_seen() throws Exception {
        lesson("Hello.", "!echo one", "two", "", "!touch mark", "");
        assertThat(run(false)).isEqualTo(1);
        assertThat(heard.err())
                .contains("lesson.md:7   !echo one", "expected   two", "seen       one")
                .doesNotContain("mark");
    }

    @Test
    void all_differences_are_shown_when_it_is_to_keep_going() throws Exception {
        lesson("Hello.", "!echo one", "two", "", "!echo three", "four");
        assertThat(run(true)).isEqualTo(1);
        assertThat(heard.err()).contains("expected   two", "expected   four");
    }

    @Test
    void a_command_that_fails_is_a_difference() throws Exception {
        lesson("Hello.", "!exit 3", "", "", "", "");
        assertThat(run(false)).isEqualTo(1);
        assertThat(heard.err()).contains("expected   it succeeds", "status 3");
    }

    @Test
    void what_must_be_rejected_must_be_rejected_with_those_words() throws Exception {
        lesson("Hello.", "!echo not so fast; false", "", " rejected=\"not so fast\"", "", "");
        assertThat(run(false)).isZero();
        lesson("Hello.", "!echo something else; false", "", " rejected=\"not so fast\"", "", "");
        assertThat(run(false)).isEqualTo(1);
        lesson("Hello.", "!echo not so fast", "", " rejected=\"not so fast\"", "", "");
        assertThat(run(false)).isEqualTo(1);
        assertThat(heard.err())
                .contains("expected   refused: not so fast", "seen       something else",
                        "seen       the kernel took it");
    }

    @Test
    void what_this_machine_lacks_skips_the_lesson_with_its_reason() throws Exception {
        lesson("Hello.", "!echo one", "", "", "", "");
        need("tool no-such-tool-here");
        assertThat(run(false)).isEqualTo(3);
        assertThat(heard.err()).contains("skipped: it needs the tool no-such-tool-here");
    }

    @Test
    void what_this_machine_lacks_is_not_ok_in_json() throws Exception {
        lesson("Hello.", "!echo one", "", "", "", "");
        need("tool no-such-tool-here");
        assertThat(inJson()).isEqualTo(3);
        assertThat(heard.out())
                .startsWith("{\"line\":\"run echo\",\"ok\":false,\"error\":{\"what\":\"lesson echo cannot run here\"")
                .contains("\"skipped\":\"it needs the tool no-such-tool-here");
    }

    @Test
    void a_broken_lesson_has_a_status_of_its_own_and_a_line() throws Exception {
        lesson("Hello.", "!echo one", "", "", "", "");
        Path file = course.resolve("01-echo/lesson.md");
        Files.writeString(file, Files.readString(file).replace("```bpflab", "```bpflob"));
        assertThat(run(false)).isEqualTo(2);
        assertThat(heard.err()).contains("lesson.md:6");
    }

    @Test
    void a_lesson_that_is_not_there_is_wrong_usage() throws Exception {
        lesson("Hello.", "!echo one", "", "", "", "");
        assertThat(new LessonRuns(this::session, new Conditions(Machine.here(), Set::of), words(), false)
                .run(Course.open(course), "ecko")).isEqualTo(2);
        assertThat(heard.err()).contains("did you mean echo?");
    }

    @Test
    void works_on_copies_in_a_folder_that_goes() throws Exception {
        lesson("Hello.", "!ls; rm given.txt", "given.txt", "", "", "");
        Files.writeString(course.resolve("01-echo/given.txt"), "given");
        assertThat(run(false)).isZero();
        assertThat(copies.get()).doesNotExist();
        assertThat(course.resolve("01-echo/given.txt")).exists();
    }

    @Test
    void tells_the_same_in_json() throws Exception {
        lesson("Hello.", "!echo one", "one", "", "", "");
        assertThat(inJson()).isZero();
        assertThat(heard.out())
                .matches("\\{\"line\":\"run "
                        + "echo\",\"ok\":true,"
                        + "\"data\":\\{\"lesson\":\"echo\",\"steps\":1,\"commands\":1,\"exercises\":0,"
                        + "\"seconds\":[0-9.]+,\"student\":\"[^\"]+\",\"host\":\"[^\"]*\","
                        + "\"time\":\"[0-9T:-]+Z\",\"kernel\":\"[^\"]+\",\"version\":\"[0-9.]+\"}}\n");
    }

    private int inJson() throws InterruptedException {
        return new LessonRuns(
                this::session, new Conditions(Machine.here(), Set::of), new JsonLines(heard.outStream()), false)
                .run(Course.open(course), "echo");
    }

    private int run(boolean keepGoing) throws InterruptedException {
        return new LessonRuns(this::session, new Conditions(Machine.here(), Set::of), words(), keepGoing)
                .run(Course.open(course), "echo");
    }

    private Printer words() {
        return new PlainText(heard.outStream(), heard.errStream(), 100);
    }

    private Session session(Course lessons, Path folder) {
        copies.set(folder);
        return Session.on(TestParts.bare(folder).pristine(lessons, folder));
    }

    private void need(String need) throws IOException {
        Path file = course.resolve("01-echo/lesson.md");
        Files.writeString(file, Files.readString(file).replaceFirst("title: Echo", "title: Echo\nneeds: " + need));
    }

    /** A lesson of up to two commands. */
    private void lesson(String prose, String first, String expected, String attribute, String second, String more)
            throws IOException {
        Path folder = Files.createDirectories(course.resolve("01-echo"));
        String text = "---\ntitle: Echo\n---\n\n" + prose + "\n" + fence(first, expected, attribute)
                + (second.isEmpty() ? "" : "\nOn.\n\n" + fence(second, more, ""));
        Files.writeString(folder.resolve("lesson.md"), text);
    }

    private static String fence(String command, String expected, String attribute) {
        return "```bpflab" + attribute + "\nbpflab> " + command + "\n" + (expected.isEmpty() ? "" : expected + "\n")
                + "```\n";
    }
}
