package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import bpflab.lesson.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** bpflab between other programs: who talks with it, who stops listening, what cannot be written. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PipesTest {
    @TempDir
    Path home;

    @Test
    void a_line_is_answered_before_the_next_one_is_sent() throws Exception {
        talk(List.of(), "one", "two");
    }

    @Test
    void run_with_a_dash_does_the_same() throws Exception {
        talk(List.of("run", "-"), "one", "two");
    }

    @Test
    void json_streams_one_object_a_line() throws Exception {
        talk(List.of("--json"),
                "{\"line\":\"!echo one\",\"ok\":true,\"data\":{\"status\":0,\"output\":[\"one\"]}}",
                "{\"line\":\"!echo two\",\"ok\":true,\"data\":{\"status\":0,\"output\":[\"two\"]}}");
    }

    /** Says a line, waits for its answer, and only then says the next one. */
    private void talk(List<String> arguments, String first, String second) throws IOException, InterruptedException {
        Process process = builder(Child.command(arguments.toArray(String[]::new))).start();
        try (BufferedReader out = process.inputReader()) {
            Writer in = process.outputWriter();
            in.write("!echo one\n");
            in.flush();
            assertThat(out.readLine()).isEqualTo(first);
            in.write("!echo two\n");
            in.flush();
            assertThat(out.readLine()).isEqualTo(second);
            in.close();
            assertThat(out.readLine()).isNull();
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_full_disk_is_no_success_and_is_said() throws Exception {
        assertThat(shell("\"$@\" >/dev/full", "version"))
                .isEqualTo(new Child.Ended(1, List.of(
                        "cannot write standard output", "  why   the system says: No space left on device",
                        "  try   df -h   # shows which file system is full")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--keep-going"})
    void nor_is_it_for_commands_and_those_behind_it_are_not_run(String option) throws Exception {
        Path mark = home.resolve("mark");
        Child.Ended ended = shell("\"$@\" >/dev/full", option, "-c", "!echo one", "-c", "!touch " + mark);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.text()).startsWith("cannot write standard output");
        assertThat(mark).doesNotExist();
    }

    @Test
    void a_closed_output_is_no_success_and_no_stack_trace() throws Exception {
        Child.Ended ended = shell("\"$@\" >&-", "version");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.text()).startsWith("cannot write standard output").doesNotContain("\tat ");
    }

    /** So the launcher hands over a standard input that was closed. */
    @Test
    void a_closed_input_has_no_lines_and_that_is_said() throws Exception {
        assertThat(shell("\"$@\" 0>/dev/full"))
                .isEqualTo(new Child.Ended(2, List.of(
                        "cannot run standard input", "  why   it is closed, so no lines can come from there",
                        "  try   bpflab -c LINE", "        bpflab run FILE")));
        assertThat(shell("\"$@\" 0>/dev/full", "-c", "!echo one")).isEqualTo(new Child.Ended(0, List.of("one")));
    }

    @Test
    void a_reader_that_leaves_is_no_success_and_nothing_is_said() throws Exception {
        assertThat(shell(
                "set -o pipefail; \"$@\" | head -n 1", "-c", "!echo one", "-c", "!seq 100000", "-c", "!seq 100000"))
                .isEqualTo(new Child.Ended(1, List.of("one")));
    }

    @Test
    void what_this_machine_cannot_does_not_keep_the_next_lessons_from_running() throws Exception {
        lesson("01-lacking", "tool no-such-tool-here");
        lesson("02-good", "");
        Child.Ended ended = run("run", home + "/01-lacking/lesson.md", home + "/02-good/lesson.md");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.text()).contains("skipped: it needs the tool no-such-tool-here", "1 command as expected");
    }

    @Test
    void a_lesson_that_fails_counts_more_than_one_that_was_skipped() throws Exception {
        lesson("01-lacking", "tool no-such-tool-here");
        Path script = Files.writeString(home.resolve("s.bpflab"), "!false\n");
        assertThat(run("run", home + "/01-lacking/lesson.md", script.toString()).status()).isEqualTo(1);
    }

    @Test
    void check_without_a_name_checks_where_the_student_is() throws Exception {
        assertThat(run("--json", "check").text()).contains(
                "\"line\":\":check drop-world drop_world.c\"", "\"line\":\":check drop-world peek.c\"");
    }

    @Test
    void check_all_tries_each_exercise_of_the_course() throws Exception {
        List<String> lines = run("--json", "check", "--all").output();
        for (Course.Entry entry : Course.open(Tree.TOP.resolve("lessons/course")).entries()) {
            for (Step.Exercise exercise : entry.read().exercises()) {
                assertThat(lines).anyMatch(line -> line.startsWith(
                        "{\"line\":\":check " + entry.name() + " " + exercise.file() + "\""));
            }
        }
    }

    private void lesson(String folder, String needs) throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve(folder)).resolve("lesson.md"),
                        "---\ntitle: T\nneeds: " + needs + "\n---\n```bpflab\nbpflab> !echo one\none\n```\n");
    }

    private Child.Ended run(String... arguments) throws IOException, InterruptedException {
        return Child.run(home, Child.student(home), arguments);
    }

    private Child.Ended shell(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", "-c", script, "bash"));
        command.addAll(Child.command(arguments));
        return Child.ended(home, Child.student(home), command);
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Child.student(home));
        return builder;
    }
}
