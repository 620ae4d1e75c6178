package bpflab.check;

import bpflab.clang.Compilation;
import bpflab.elf.ObjectFile;
import bpflab.hook.Order;
import bpflab.hook.Xdp;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.kernel.NeedsKernel;
import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import bpflab.lab.Lab;
import bpflab.lesson.Section;
import bpflab.lesson.Seen;
import bpflab.lesson.Step;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Students' files, good and bad, on the real kernel. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExerciseRunTest extends Examination {
    @Test
    void a_file_that_does_it_passes_on_real_traffic() throws Exception {
        ExerciseResult.Judged judged =
                judged(PASS, "loads", "ping x3 -> 3 replies", "ping from peer -> 1 reply", "tcp :80 x2 -> answered",
                        "udp :5005 x2 -> 2 replies", "http :8080 -> answered", "packet udp :5005 -> XDP_PASS");

        assertThat(judged.rows())
                .extracting(ExerciseResult.Row::verdict)
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Passed.class));
        assertThat(judged.passed()).isTrue();
        assertThat(judged.program()).isEqualTo("pass");
    }

    @Test
    void the_first_row_that_fails_ends_it() throws Exception {
        ExerciseResult.Judged judged = judged(DROP, "loads", "tcp :80 -> answered", "ping x3 -> 3 replies");

        assertThat(judged.passed()).isFalse();
        assertThat(judged.rows().get(0).verdict()).isEqualTo(new Verdict.Passed("loaded drop"));
        assertThat(judged.rows().get(1).verdict())
                .isInstanceOfSatisfying(
                        Verdict.NotYet.class, verdict -> assertThat(verdict.found()).startsWith("no answer"));
        assertThat(judged.rows().get(2).verdict()).isEqualTo(new Verdict.Skipped("a row above failed"));
        assertThat(judged.failing()).isEqualTo(1);
    }

    @Test
    void traffic_recovers_at_once_behind_a_program_that_dropped_ARP() throws Exception {
        judged(DROP, "ping x2 -> 0 replies");

        assertThat(judged(PASS, "ping x3 -> 3 replies").passed()).isTrue();
    }

    @Test
    void maps_globals_and_the_trace_are_looked_at() throws Exception {
        ExerciseResult.Judged judged =
                judged(COUNT, "ping x3 -> 3 replies", "global counter -> at least 3", "map lengths 1 -> at least 3",
                        "map lengths -> 2 entries", "map seen -> 1 entry", "map seen 1 -> 1", "map seen 1 -> 1 entry",
                        "map seen 7 -> no entry", "trace -> counted to 3");

        assertThat(judged.rows())
                .extracting(row -> row.check().sent() + ": " + row.verdict())
                .allSatisfy(row -> assertThat(row).contains("Passed"));
    }

    @Test
    void what_is_not_there_to_be_looked_at_is_said() throws Exception {
        assertThat(judged(COUNT, "map nosuch -> 1 entry").rows().get(0).verdict().found())
                .startsWith("no map of that name, only ");
        assertThat(judged(COUNT, "map nosuch -> 1 entry").seen()).isEqualTo(Seen.NO_SUCH_NAME);
        assertThat(judged(COUNT, "global nosuch -> 1").seen()).isEqualTo(Seen.NO_SUCH_NAME);
        assertThat(judged(COUNT, "map seen 7 -> 1").seen()).isEqualTo(Seen.WRONG);
        assertThat(judged(COUNT, "map seen 7 -> 1").rows().get(0).verdict().found())
                .isEqualTo("no entry");
        assertThat(judged(COUNT, "ping -> 1 reply", "map seen 7 -> 1").rows().get(1).verdict().found())
                .isEqualTo("no entry, only 1");
        assertThat(judged(COUNT, "ping -> 1 reply", "map seen 1 -> no entry").rows().get(1).verdict().found())
                .isEqualTo("1 entry");
        assertThat(judged(COUNT, "map seen seven -> 1").rows().get(0).verdict()).isInstanceOf(Verdict.NotYet.class);
        assertThat(judged(COUNT, "global nosuch -> 1").rows().get(0).verdict().found())
                .isEqualTo("no global variable of that name");
        assertThat(judged(PASS, "trace -> words that nobody prints").rows().get(0).verdict())
                .isInstanceOf(Verdict.NotYet.class);
    }

    @Test
    void a_file_that_does_not_compile_is_a_result() throws Exception {
        ExerciseResult examination = examine(HEAD + "int x = ;\n", "loads");

        assertThat(examination)
                .isInstanceOfSatisfying(
                        ExerciseResult.NotCompiled.class, it -> assertThat(it.errors().diagnostics()).isNotEmpty());
        assertThat(examination.passed()).isFalse();
    }

    @Test
    void a_program_that_the_kernel_rejects_is_a_result_with_its_log() throws Exception {
        ExerciseResult examination =
                examine(HEAD + "SEC(\"xdp\") int peek(struct xdp_md *ctx) { return *(char *)(long)ctx->data; }\n",
                        "loads");

        assertThat(examination)
                .isInstanceOfSatisfying(
                        ExerciseResult.Rejected.class,
                                it -> assertThat(it.programs().get(0).log().text())
                                .contains("invalid access to packet"));
    }

    @Test
    void a_file_without_the_program_cannot_be_attached() throws Exception {
        assertThat(notAttached(HEAD + "SEC(\"syscall\") int s(void *ctx) { return 0; }\n"))
                .contains("no XDP program");
        assertThat(notAttached(PASS + "SEC(\"xdp\") int other(struct xdp_md *ctx) { return XDP_DROP; }\n"))
                .contains("several XDP programs: pass, other");
    }

    @Test
    void a_program_can_be_named() throws Exception {
        Path file = write(PASS + "SEC(\"xdp\") int other(struct xdp_md *ctx) { return XDP_DROP; }\n");

        ExerciseResult other = examine(file, exercise(Optional.of("other"), "packet arp -> XDP_DROP"));
        ExerciseResult nosuch = examine(file, exercise(Optional.of("nosuch"), "loads"));

        assertThat(other.passed()).isTrue();
        assertThat(nosuch)
                .isInstanceOfSatisfying(
                        ExerciseResult.NotAttached.class,
                                it -> assertThat(it.trouble().why()).contains("no program nosuch"));
    }

    @Test
    void a_program_that_is_attached_already_is_named_and_stays() throws Exception {
        try (var loaded =
                kernel.load(ObjectFile.parse(
                        "drop", ((Compilation.Compiled) clang.compile(write(DROP), List.of())).object()),
                                LoadOptions.DEFAULT);
                var link = kernel.attach(
                        ((LoadResult.Loaded) loaded.results().get(0)).program(),
                                new Xdp("lab0", Xdp.Mode.ANY), Order.ANY)) {
            assertThat(examine(PASS, "ping -> 1 reply")).isInstanceOfSatisfying(
                    ExerciseResult.NotAttached.class, it -> assertThat(it.trouble().what() + it.trouble().why())
                            .contains("cannot attach pass to lab0", "drop"));
            assertThat(link.program().name()).isEqualTo("drop");
        }
    }

    @Test
    void a_lab_that_is_taken_away_says_nothing_of_the_file() throws Exception {
        ExerciseRun run = new ExerciseRun(kernel, clang, () -> {
            takeAway();
            return lab;
        });
        Path file = write(PASS);
        try {
            assertThatThrownBy(() -> run.examine(file, lesson(), exercise(Optional.empty(), "ping -> 1 reply"), 1))
                    .isInstanceOfSatisfying(TroubleException.class, broken -> {
                        assertThat(broken.trouble().what()).isEqualTo("the check was broken off");
                        assertThat(broken.trouble().why()).contains("the lab network was taken away");
                    });
        } finally {
            lab.ping(Direction.TO_PEER, IpVersion.IPV4, 1); // makes it anew for the others
        }
    }

    private static void takeAway() {
        try {
            assertThat(new ProcessBuilder("ip", "link", "delete", Lab.DEVICE).start().waitFor()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_program_whose_place_is_not_there_cannot_be_attached_which_is_a_result_of_its_own() throws Exception {
        ExerciseResult examination = examine(
                HEAD + "SEC(\"tracepoint/sched/no_such_event\") int count(void *ctx) { return 0; }\n",
                "run true -> exit 0");

        assertThat(examination.seen().word()).isEqualTo("cannot-attach");
        assertThat(examination).isInstanceOfSatisfying(
                ExerciseResult.NotAttached.class,
                it -> assertThat(it.trouble().what()).isEqualTo("cannot attach count to sched/no_such_event"));
    }

    @Test
    void an_interrupt_ends_it_with_nothing_left() throws Exception {
        Path file = write(PASS);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> examine(file, exercise(Optional.empty(), "ping x90 -> 90 replies")))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void without_traffic_no_lab_is_asked_for() throws Exception {
        ExerciseResult examination = new ExerciseRun(kernel, clang, () -> {
            throw new AssertionError("nobody needs the lab");
        }).examine(write(PASS), lesson(), exercise(Optional.empty(), "loads", "packet arp -> XDP_PASS"), 1);

        assertThat(examination.passed()).isTrue();
    }

    @Test
    void a_broken_check_names_its_line() {
        assertThatThrownBy(() -> Checks.of(lesson(), exercise(Optional.empty(), "loads", "pong")))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("01-try/lesson.md:11: the check \"pong\" is not known");
    }

    @Test
    void a_hook_that_no_packet_triggers_is_triggered_by_a_command() throws Exception {
        String source = HEAD + """
                int counter;
                SEC("tracepoint/sched/sched_process_exec") int count(void *ctx)
                {
                        __sync_fetch_and_add(&counter, 1);
                        return 0;
                }
                """;
        assertThat(judged(source, "loads", "run true -> exit 0", "global counter -> at least 1").passed()).isTrue();
        assertThat(judged(source, "run false -> exit 0").rows().get(0).verdict().found()).isEqualTo("exit 1");
        assertThat(judged(source, "run no-such-tool -> exit 0").rows().get(0).verdict().found())
                .startsWith("it cannot be run");
    }

    @Test
    void an_exercise_says_its_hook_and_the_program_of_that_kind_is_meant() throws Exception {
        String both = PASS + "SEC(\"raw_tracepoint/sched_process_exec\") int seen(void *ctx) { return 0; }\n";
        Step.Exercise plain = exercise(Optional.empty(), "ping -> 1 reply");
        Step.Exercise generic = new Step.Exercise(
                1, "", "", Section.Kind.EXERCISE, "x.c", Optional.empty(),
                Optional.of(new Xdp("lab0", Xdp.Mode.GENERIC)), Optional.empty(), Optional.empty(),
                plain.checks());

        assertThat(examine(write(both), generic).passed()).isTrue();
        assertThat(notAttached(both)).contains("several programs: pass, seen");
    }
}
