package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.progress.LessonProgress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exercise tried, on the real kernel. */
class ExerciseCommandsTest extends AtFirstExercise {
    @Test
    void a_file_that_does_not_do_it_gets_a_table_a_reason_and_a_hint() throws InterruptedException {
        String seen = room.type(":check --seed 4711");

        assertThat(seen)
                .contains("exercise/x.c … please wait", "seed 4711",
                        "not yet   packet arp: expected XDP_PASS, seen XDP_DROP", ":hint   # (1 of 2)");
        assertThat(seen.lines())
                .anySatisfy(line -> assertThat(line).matches("\\s*✓\\s+the program\\s+loads\\s+loaded verdict\\s*"));
        assertThat(seen.lines())
                .anySatisfy(line -> assertThat(line).matches("\\s*✗\\s+packet arp\\s+XDP_PASS\\s+XDP_DROP\\s*"));
        assertThat(room.last().ok()).isFalse();
        assertThat(room.last().trouble().orElseThrow().kind().status()).isEqualTo(1);
        assertThat(room.type(":hint")).contains("hint 1 of 2   for packet arp -> XDP_PASS", "look at return");
        assertThat(room.type(":hint")).contains("hint 2 of 2", "XDP_PASS");
    }

    @Test
    void a_file_that_does_it_is_solved_and_the_lesson_done() throws Exception {
        Files.writeString(room.copy("x.c"), Classroom.PASS);

        assertThat(room.type(":check")).contains("✓ solved   x.c passes all 2 checks", ":next   # goes on");
        assertThat(room.last().ok()).isTrue();
        assertThat(room.course.prompt().offer()).contains(":lesson second");
        assertThat(room.type(":solution")).contains("solution/x.c", "return XDP_PASS");
        LessonProgress reached = room.course.progress().in("first");
        assertThat(reached.finished()).isTrue();
        assertThat(reached.solved()).containsExactly("x.c");
        assertThat(room.type(":progress")).contains("1 of 1", "100 %", "1 of 3 lessons done",
                "1 of 1 exercises solved (100 %)");
    }

    @ParameterizedTest
    @ValueSource(strings = {":check x.c", ":check x", ":check first x.c", ":check first"})
    void what_a_named_exercise_has_shown_is_kept(String line) throws Exception {
        Path answer = room.copy("x.c");
        room.type(":next 1");
        assertThat(room.type(line)).contains("not yet");
        assertThat(room.course.progress().in("first").tries()).isEqualTo(1);
        Files.writeString(answer, Classroom.PASS);

        assertThat(room.type(line)).contains("✓ solved   x.c passes all 2 checks", ":next   # goes on");
        assertThat(room.course.progress().in("first").solved()).containsExactly("x.c");
        assertThat(room.type(":solution")).contains("solution/x.c");
    }

    @Test
    void an_exercise_of_another_lesson_is_kept_and_the_open_one_goes_on() throws Exception {
        Files.writeString(room.copy("x.c"), Classroom.PASS);
        Files.writeString(folder.resolve("course/02-second/lesson.md"), "---\ntitle: Second\n---\nText.\n");
        room.type(":lesson second");

        assertThat(room.type(":check first x.c")).contains("✓ solved", ":lesson first   # goes on");
        assertThat(room.course.progress().in("first").solved()).containsExactly("x.c");
        assertThat(room.course.progress().lastLesson()).contains("second");
    }

    @Test
    void the_lessons_own_file_of_that_name_is_told_where_it_was_changed_in_its_place() throws Exception {
        Path checked = room.copy("x.c");
        Path own = checked.getParent().resolveSibling("x.c");
        assertThat(room.type(":check")).contains("checking " + checked).doesNotContain("!cp");
        Files.writeString(own, Classroom.PASS);

        assertThat(room.type(":check").replaceAll("\\s+", " ")).contains(
                "You changed " + own + " as well: it is the lesson's own and is not checked.",
                "!cp " + own + " " + checked);
        Files.writeString(checked, Classroom.DROP + "// mine\n");
        Files.setLastModifiedTime(own, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(room.type(":check")).as("the checked one is newer").doesNotContain("!cp");
        Files.setLastModifiedTime(own, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(room.type(":check")).contains("!cp " + own);
        room.type("!cp " + own + " " + checked);
        assertThat(room.type(":check")).contains("✓ solved").doesNotContain("!cp");
    }

    @Test
    void a_file_that_is_gone_is_neither_checked_nor_edited() throws Exception {
        Files.delete(room.copy("x.c"));

        assertThat(trouble(":check")).startsWith(":reset");
        assertThat(trouble(":edit")).startsWith(":reset");
    }

    @Test
    void another_lesson_begins_with_nothing_attached_to_the_lab() throws Exception {
        Files.writeString(room.copy("x.c"), Classroom.PASS);
        Files.writeString(folder.resolve("course/02-second/lesson.md"), "---\ntitle: Second\n---\nText.\n");
        room.type(":load x.c");
        room.type(":attach verdict xdp lab0");

        assertThat(room.type(":lesson second")).startsWith("for step 1: put away verdict");
        assertThat(room.type(":links")).contains("nothing attached");
        assertThat(room.type(":lesson second")).as("the same lesson again").doesNotContain("put away");
    }

    @Test
    void watching_checks_again_when_the_file_is_saved_and_ends_when_it_passes() throws Exception {
        room.seat(text -> text);
        Path file = room.copy("x.c");
        Thread watching = Thread.currentThread();
        Thread saving = new Thread(() -> {
            try {
                while (room.course.progress().in("first").tries() == 0) {
                    Thread.onSpinWait();
                }
                Files.writeString(file, ""); // as an editor does before it writes
                awaitLooks(watching);
                Files.writeString(file, Classroom.PASS);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        saving.setDaemon(true);
        saving.start();

        assertThat(room.type(":check --watch")).contains("not yet", "checked again when x.c is saved", "✓ solved");
        saving.join();
        assertThat(room.last().ok()).isTrue();
    }

    /** Returns when it has looked at the file since: it rests between two looks. */
    private static void awaitLooks(Thread watching) {
        for (long before = rests(watching); rests(watching) < before + 3; ) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static long rests(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
    }

    @Test
    void three_honest_tries_open_the_solution() throws Exception {
        room.type(":check");
        room.type(":check");
        assertThat(room.type(":check")).as("the file as it was given is no try").doesNotContain(":solution");
        for (int i = 0; i < 3; i++) {
            Files.writeString(room.copy("x.c"), Classroom.DROP + "// try " + i + "\n");
            room.type(":check");
            assertThat(room.type(":check")).as("the same again is none").isNotEmpty();
        }

        assertThat(room.type(":solution")).contains("solution/x.c");
        assertThat(room.type(":diff solution")).contains("- the solution", "+ yours");
    }

    @Test
    void a_file_that_does_not_compile_shows_what_clang_says() throws Exception {
        Files.writeString(room.copy("x.c"), Classroom.HEAD + "int verdict = oops;\n");

        assertThat(room.type(":check")).contains("oops", "not yet   x.c does not compile", ":edit");
        assertThat(room.last().ok()).isFalse();
    }

    @Test
    void a_file_that_the_kernel_refuses_shows_why() throws Exception {
        Files.writeString(
                room.copy("x.c"),
                        Classroom.HEAD
                        + "SEC(\"xdp\") int verdict(struct xdp_md *ctx) { return *(char *)(long)ctx->data; }\n");

        assertThat(room.type(":check"))
                .contains("refused", "invalid access to packet", "not yet   the kernel refused x.c");
        assertThat(room.last().ok()).isFalse();
    }

    @Test
    void a_file_without_a_program_says_what_is_missing() throws Exception {
        Files.writeString(
                room.copy("x.c"), Classroom.HEAD + "SEC(\"socket\") int other(struct __sk_buff *skb) { return 0; }\n");

        assertThat(room.type(":check"))
                .contains("cannot check x.c", "it has no XDP program", "not yet   x.c cannot be attached")
                .contains(":hint   # (1");
        assertThat(Json.of(room.last().data())).contains("\"result\":\"cannot-attach\"");
        assertThat(room.type(":hint")).contains("for a file that cannot be attached");
    }

    @Test
    void another_lesson_can_be_checked_by_name_without_going_there() throws InterruptedException {
        room.type(":lesson first --start");

        assertThat(room.type(":check first")).contains("not yet");
        assertThat(room.type(":check first x.c")).contains("not yet");
        assertThat(room.type(":check first y.c")).contains("cannot check y.c", "first has no such exercise", "x.c");
        assertThat(room.course.prompt().place()).isEqualTo("first 1/2");
    }

    @Test
    void what_was_attached_to_lab0_is_detached_first_and_said() throws InterruptedException {
        room.type(":load x.c");
        room.type(":attach verdict xdp lab0");

        assertThat(room.type(":check")).contains("verdict detached from lab0: your file is checked alone");
        assertThat(room.bench().links()).isEmpty();
    }

    @Test
    void a_lab_that_is_taken_away_during_a_check_is_told_and_is_there_for_the_next() throws Exception {
        Path lesson = folder.resolve("course/01-first/lesson.md");
        Files.writeString(lesson, Files.readString(lesson)
                .replace(
                "packet arp -> XDP_PASS\n",
                "run ip link delete lab0 -> exit 0\nhint: wait\nping x3 -> 3 replies\n"));
        Files.writeString(room.copy("x.c"), Classroom.PASS);
        room.type(":lesson first --start");
        room.type(":next");

        String seen = room.type(":check");
        assertThat(room.last().ok()).as(seen).isFalse();
        assertThat(seen).contains("the check was broken off", "verdict is no longer attached to lab0");
        assertThat(room.course.progress().in("first").tries()).as("that is no try").isZero();
        assertThat(room.type(":lab ping")).startsWith("3 sent, 3 received");
        assertThat(room.bench().links()).isEmpty();
    }

    @Test
    void a_check_that_is_not_understood_is_said() throws InterruptedException {
        assertThat(trouble(":check --seed x")).isEqualTo(":check --seed 4711");
        assertThat(trouble(":check nosuch")).isNotEmpty();
    }

    private String trouble(String line) throws InterruptedException {
        room.type(line);
        return room.last().trouble().orElseThrow(() -> new AssertionError(line + " made no trouble")).hint();
    }
}
