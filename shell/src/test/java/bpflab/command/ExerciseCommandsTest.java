package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.kernel.NeedsKernel;
import bpflab.lab.Lab;
import bpflab.linux.NetworkNamespace;
import bpflab.progress.LessonProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exercise tried, and the lab's traffic, on the real kernel. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExerciseCommandsTest {
    @TempDir
    Path folder;

    private Classroom room;

    @BeforeEach
    void open() throws Exception {
        room = new Classroom(folder);
        room.type(":lesson first");
        room.type(":next");
    }

    @AfterEach
    void close() {
        room.close();
        assertThat(Path.of("/sys/class/net/lab0")).doesNotExist();
    }

    @Test
    void a_file_that_does_not_do_it_gets_a_table_a_reason_and_a_hint() throws InterruptedException {
        String seen = room.type(":check --seed 4711");

        assertThat(seen)
                .contains("checking first … please wait", "seed 4711",
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
        Thread saving = new Thread(() -> {
            try {
                while (room.course.progress().in("first").tries() == 0) {
                    Thread.onSpinWait();
                }
                Files.writeString(file, Classroom.PASS);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        saving.start();

        assertThat(room.type(":check --watch")).contains("not yet", "checked again when x.c is saved", "✓ solved");
        saving.join();
        assertThat(room.last().ok()).isTrue();
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
    void the_lab_shows_what_a_program_does() throws InterruptedException {
        assertThat(room.type(":lab")).contains("the lab network is not up");
        assertThat(room.type(":lab up")).contains("lab network up: lab0 10.11.0.1 here, 10.11.0.2 at the other end");
        assertThat(room.type(":lab ping")).matches("3 sent, 3 received   \\d+\\.\\d\\d ms");
        assertThat(room.type(":lab ping --from peer --count 1 --ipv6")).startsWith("1 sent, 1 received");
        assertThat(room.type(":lab tcp")).isEqualTo("tcp :80 answered");
        assertThat(room.type(":lab tcp :8080 --count 2")).isEqualTo("tcp :8080 2 answered");
        assertThat(room.type(":lab udp 5005")).startsWith("3 sent, 3 echoed");
        assertThat(room.type(":lab http http://10.11.0.2:8080/x"))
                .isEqualTo("http :8080 answered 200   \"hello from the lab\"");
        room.type(":load x.c");
        room.type(":attach verdict xdp lab0");
        assertThat(room.type(":lab ping")).isEqualTo("3 sent, 0 received");
        assertThat(room.type(":lab tcp 80")).isEqualTo("tcp :80 no answer");
        assertThat(room.type(":lab tcp 80 --from peer")).isEqualTo("tcp :80 no answer");
        room.type(":detach all");
        assertThat(room.type(":lab ping --count 1")).startsWith("1 sent, 1 received");
        assertThat(room.type(":lab status")).contains("lab network up");
        assertThat(room.type(":lab down")).isEqualTo("lab network taken down");
        assertThat(room.type(":lab down")).isEqualTo("the lab network is not up");
    }

    @Test
    void a_lab_that_another_bench_uses_stays_when_this_one_takes_it_down() throws InterruptedException {
        room.type(":lab up");
        try (Lab other = Lab.up(NetworkNamespace::call, told -> {}, ran -> {})) {
            assertThat(room.type(":lab down")).isEqualTo("the lab network stays: another process uses it, too");
            assertThat(other.status().up()).isTrue();
        }
        assertThat(room.type(":lab down")).isEqualTo("the lab network is not up");
    }

    @Test
    void a_lab_that_is_gone_is_made_anew_and_said() throws Exception {
        room.type(":lab up");
        new ProcessBuilder("ip", "link", "delete", "lab0").start().waitFor();

        assertThat(room.type(":lab ping")).startsWith("3 sent, 3 received");
        assertThat(room.bench().notices().take()).singleElement().asString().contains("made anew");
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
    void what_the_lab_does_not_understand_is_said() throws InterruptedException {
        assertThat(trouble(":lab pong")).isEqualTo(":lab ping   # did you mean ping?");
        assertThat(trouble(":lab tcp 70000")).contains(":lab tcp 8080");
        assertThat(trouble(":lab tcp eighty")).contains(":lab tcp 8080");
        assertThat(trouble(":lab ping --count 0")).contains(":lab tcp 8080");
        assertThat(trouble(":lab ping --from mars")).isEqualTo(":lab ping --from peer");
        assertThat(trouble(":lab ping 80")).contains(":help lab");
        assertThat(trouble(":check --seed x")).isEqualTo(":check --seed 4711");
        assertThat(trouble(":check nosuch")).isNotEmpty();
    }

    private String trouble(String line) throws InterruptedException {
        room.type(line);
        return room.last().trouble().orElseThrow(() -> new AssertionError(line + " made no trouble")).hint();
    }
}
