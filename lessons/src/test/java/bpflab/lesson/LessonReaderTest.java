package bpflab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.HookKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LessonReaderTest {
    @TempDir
    Path parent;

    @Test
    void reads_the_front_matter() {
        Lesson lesson = LessonFolder.in(parent)
                .with("lesson.md",
                        "---\ntitle: Drop World!\nneeds: xdp, kernel >= 5.8\nminutes: 10\nsource: a text: Example "
                        + "0\n---\nRead.\n")
                .read();

        assertThat(lesson.title()).isEqualTo("Drop World!");
        assertThat(lesson.name()).isEqualTo("try");
        assertThat(lesson.number()).isEqualTo(1);
        assertThat(lesson.minutes()).isEqualTo(10);
        assertThat(lesson.source()).isEqualTo("a text: Example 0");
        assertThat(lesson.needs()).containsExactly(new Need.Attaching(HookKind.XDP), new Need.KernelAtLeast(5, 8));
        assertThat(lesson.files()).containsExactly("x.c");
    }

    @Test
    void cuts_a_step_behind_each_command() {
        Lesson lesson = read("""
                # Try
                First.

                ```bpflab
                bpflab> :load x.c
                loaded <n>
                ...
                bpflab> :detach all
                ```

                Last.
                """);

        assertThat(lesson.steps()).hasSize(3);
        Step.Run load = (Step.Run) lesson.steps().get(0);
        assertThat(load.markdown()).isEqualTo("First.\n");
        assertThat(load.line()).isEqualTo(5);
        assertThat(load.command()).isEqualTo(":load x.c");
        assertThat(load.commandLine()).isEqualTo(8);
        assertThat(load.expected().lines()).containsExactly("loaded <n>", "...");
        assertThat(load.rejected()).isEmpty();
        assertThat(lesson.steps().get(1)).isInstanceOfSatisfying(Step.Run.class, run -> {
            assertThat(run.markdown()).isEmpty();
            assertThat(run.command()).isEqualTo(":detach all");
            assertThat(run.line()).isEqualTo(11);
        });
        assertThat(lesson.steps().get(2)).isEqualTo(new Step.Read(14, "Last.\n"));
    }

    @Test
    void a_thematic_break_is_a_pause() {
        assertThat(read("One.\n\n---\n\nTwo.\n").steps())
                .containsExactly(new Step.Read(4, "One.\n"), new Step.Read(8, "Two.\n"));
    }

    @Test
    void keeps_lists_tables_and_headings_as_written() {
        String text = "## Title\n\n- a\n- b\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n";

        assertThat(read(text).steps().get(0).markdown()).isEqualTo(text);
    }

    @Test
    void fills_file_fences() {
        LessonFolder folder = LessonFolder.in(parent).with("y.c", "1\n2\n3\n4\n");

        Lesson lesson =
                folder.read("```c file=x.c\n```\n\n```c file=y.c lines=2-3\n```\n\n```c file=x.c\nint x;\n```\n");

        assertThat(lesson.steps().get(0).markdown()).isEqualTo("""
                ```c file=x.c
                int x;
                ```

                ```c file=y.c lines=2-3
                2
                3
                ```

                ```c file=x.c
                int x;
                ```
                """);
    }

    @Test
    void reads_a_refusal() {
        Lesson lesson = read("```bpflab rejected=\"invalid access to packet\"\nbpflab> :load x.c\n```\n");

        Step.Run run = (Step.Run) lesson.steps().get(0);
        assertThat(run.rejected()).contains("invalid access to packet");
        assertThat(run.differenceTo(List.of("says  invalid access   to packet, off=12"))).isEmpty();
        assertThat(run.differenceTo(List.of("says something else")))
                .hasValueSatisfying(
                        difference -> assertThat(difference.expected()).contains("invalid access to packet"));
    }

    @Test
    void reads_an_exercise_with_the_hints_of_each_check() {
        Lesson lesson = read("""
                Before.

                ## Exercise: let it pass
                Do it.

                ```exercise file=x.c program=drop
                ```

                ```check
                ping x3 -> 3 replies
                hint: first
                hint: second

                loads
                hint: third
                ```

                ## After
                Text.
                """);

        assertThat(lesson.steps()).hasSize(3);
        Step.Exercise exercise = lesson.exercises().get(0);
        assertThat(exercise.title()).isEqualTo("let it pass");
        assertThat(exercise.markdown()).isEqualTo("## Exercise: let it pass\n\nDo it.\n");
        assertThat(exercise.file()).isEqualTo("x.c");
        assertThat(exercise.program()).contains("drop");
        assertThat(exercise.checks())
                .extracting(CheckLine::text)
                .containsExactly("ping x3 -> 3 replies", "loads");
        assertThat(exercise.checks()).extracting(CheckLine::line).containsExactly(13, 17);
        assertThat(exercise.checks().get(0).hints()).containsExactly(TryLesson.hint("first"), TryLesson.hint("second"));
        assertThat(exercise.checks().get(1).hints()).containsExactly(TryLesson.hint("third"));
        assertThat(lesson.steps().get(2).markdown()).startsWith("## After");
    }

    @Test
    void reads_what_is_learnt_and_words() {
        Lesson lesson = LessonFolder.in(parent)
                .with("lesson.md",
                        "---\ntitle: x\nlearn:\n- drop packets: all\n- count\nwords: ring buffer; map\n---\nRead.\n")
                .read();

        assertThat(lesson.about().learn()).containsExactly("drop packets: all", "count");
        assertThat(lesson.about().words()).containsExactly("ring buffer", "map");
    }

    @Test
    void reads_a_prediction() {
        Lesson lesson = read("""
                First.

                ```predict
                How many of the three
                come back?
                choices: 0 | 1 | 3
                bpflab> :lab ping
                3 sent, <answer=0> received
                why: XDP drops
                what arrives.
                ```
                """);

        Step.Run run = (Step.Run) lesson.steps().get(0);
        assertThat(run.markdown()).isEqualTo("First.\n");
        assertThat(run.command()).isEqualTo(":lab ping");
        assertThat(run.commandLine()).isEqualTo(10);
        assertThat(run.expected().answerIn(List.of("3 sent, 2 received"))).contains("2");
        assertThat(run.prediction()).contains(
                new Prediction(
                        "How many of the three come back?", List.of("0", "1", "3"), "XDP drops what arrives."));
    }

    @Test
    void where_one_chooses_the_kernel_says_one_of_the_choices() {
        Step.Run run = (Step.Run) read("""
                Which one?

                ```predict
                Which function is called?
                choices: bpf_map_update_elem | htab_map_update_elem
                bpflab> :dump xlated machine
                ...
                4: call <answer>#<distance>
                ...
                why: the kernel knows the map.
                ```
                """).steps().get(0);

        assertThat(run.differenceTo(List.of("4: call htab_map_update_elem#350800"))).isEmpty();
        assertThat(run.differenceTo(List.of("4: call pc+14#weigh", "4: call htab_map_update_elem#350800"))).contains(
                new Expected.Difference("bpf_map_update_elem | htab_map_update_elem", "pc+14"));
    }

    @Test
    void an_answer_at_the_end_of_a_line_may_have_several_words() {
        assertThat(new Expected(List.of("tcp :80 <answer>")).answerIn(List.of("x", "tcp :80 no answer")))
                .contains("no answer");
        assertThat(new Expected(List.of("tcp :80 <answer=no answer>")).differenceTo(List.of("tcp :80  no answer")))
                .isEmpty();
        assertThat(new Expected(List.of("<answer>   not loaded")).answerIn(List.of("refused   not loaded")))
                .contains("refused");
    }

    @Test
    void reads_a_recap() {
        Lesson lesson =
                read("## What you know\n\nAsk.\n\n```recap\nWhich one? -> XDP_PASS | pass\na -> b? -> c\n```\n");

        assertThat(lesson.steps()).containsExactly(new Step.Recap(4, "## What you know\n\nAsk.\n", List.of(
                new Question("Which one?", List.of("XDP_PASS", "pass")), new Question("a -> b?", List.of("c")))));
    }

    @Test
    void headings_tell_what_their_part_is() {
        Lesson lesson = read("""
                Zero.

                ## Optional: then and today
                One.

                ## Exercise (harder): more
                ```exercise file=x.c
                ```
                ```check
                loads
                hint: a
                hint when compile-error: b
                ```

                ## Break it: mend
                ```exercise file=y.c fails=rejected
                ```
                ```check
                loads
                hint: a
                ```

                ## Break it: mend this
                ```exercise file=z.c
                ```
                ```check
                loads
                hint: a
                ```
                """, "y.c", "z.c");

        assertThat(lesson.sections()).containsExactly(
                new Section(Section.Kind.PLAIN, "", 0, 1),
                new Section(Section.Kind.OPTIONAL, "then and today", 1, 2),
                new Section(Section.Kind.HARDER, "more", 2, 3),
                new Section(Section.Kind.BREAK_IT, "mend", 3, 4),
                new Section(Section.Kind.BREAK_IT, "mend this", 4, 5));
        assertThat(lesson.section(1).isOptional()).isTrue();
        Step.Exercise harder = lesson.exercise("x.c").orElseThrow();
        assertThat(harder.kind()).isEqualTo(Section.Kind.HARDER);
        assertThat(harder.fails()).contains(Seen.WRONG);
        assertThat(lesson.exercise("y.c").orElseThrow().fails()).contains(Seen.REJECTED);
        assertThat(lesson.exercise("z.c").orElseThrow().fails())
                .as("hints begin there, and a run of the lesson holds the file to it")
                .contains(Seen.WRONG);
        assertThat(harder.hints(Seen.WRONG, 0)).containsExactly("a");
        assertThat(harder.hints(Seen.COMPILE_ERROR, 0)).containsExactly("b");
        assertThat(harder.hints(Seen.REJECTED, 0)).isEmpty();
    }

    private Lesson read(String text, String... files) {
        LessonFolder folder = LessonFolder.in(parent);
        for (String file : files) {
            folder = folder.with(file, "int x;\n").with("solution/" + file, "int y;\n");
        }
        return folder.read(text);
    }
}
