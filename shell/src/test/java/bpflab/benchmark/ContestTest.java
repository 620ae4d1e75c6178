package bpflab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.view.Line;
import bpflab.view.terminal.TerminalRenderer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContestTest {
    private final List<String> turns = new ArrayList<>();

    @Test
    void contenders_take_turns_and_the_first_rounds_do_not_count() throws Exception {
        Contest contest =
                new Contest("t", contender("peer", 10, 10, 1, 2), List.of(contender("ours", 10, 10, 3, 4)), 1, 2);
        List<Contest.Times> times = contest.run();
        assertThat(turns).containsExactly("peer", "ours", "peer", "ours", "peer", "ours", "peer", "ours");
        assertThat(times.get(1).laps()).containsExactly(Duration.ofMillis(3), Duration.ofMillis(4));
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_middle_two() {
        Contest.Times times =
                new Contest.Times(
                        contender("x"),
                                List.of(Duration.ofMillis(9), Duration.ofMillis(1), Duration.ofMillis(2),
                                Duration.ofMillis(4)));
        assertThat(times.median()).isEqualTo(Duration.ofMillis(3));
        assertThat(times.fastest()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void a_report_says_whether_the_goal_was_met() {
        Contest contest = new Contest("start", contender("peer"), List.of(contender("good"), contender("bad")), 1.5, 3);
        List<Contest.Times> times =
                List.of(times(contest.peer(), 10), times(contest.ours().get(0), 15), times(contest.ours().get(1), 16));
        assertThat(lines(new Report(contest, times))).containsExactly(
                "start   (3 rounds, in turns)",
                "          median   fastest   ratio   goal",
                "  peer   10.0 ms   10.0 ms",
                "  good   15.0 ms   15.0 ms    1.50   1.50   ✓",
                "  bad    16.0 ms   16.0 ms    1.60   1.50   ✗",
                "");
    }

    @Test
    void a_peer_that_is_not_installed_is_said_to_be_missing_and_nothing_is_compared() throws Exception {
        Contest contest =
                new Contest("start", contender("peer").needing("no-such-tool"), List.of(contender("ours", 1, 1, 7)),
                        1.5, 1);
        assertThat(lines(new Report(contest, contest.run())))
                .contains("  peer: not run, there is no no-such-tool (vm/provision.sh --tests)")
                .anySatisfy(line -> assertThat(line).startsWith("  ours").endsWith("7.0 ms"));
    }

    @Test
    void a_command_that_fails_is_no_measurement() {
        assertThatThrownBy(() -> Processes.time(List.of("sh", "-c", "echo broken; exit 3")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status 3")
                .hasMessageContaining("broken");
    }

    @Test
    void a_prompt_is_seen_through_the_terminals_escapes() throws Exception {
        Duration took =
                Processes.timeToPrompt(
                        "printf '\\033[1mbpf\\033[0mlab> '; cat >/dev/null", Pattern.compile("(?m)^bpflab> "),
                                Map.of());
        assertThat(took).isPositive();
    }

    @Test
    void a_program_that_never_prompts_is_no_measurement() {
        assertThatThrownBy(() -> Processes.timeToPrompt("echo nothing", Pattern.compile("bpflab> "), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("without a prompt");
    }

    private Contender contender(String name, int... milliseconds) {
        return Contender.of(name, () -> {
            int turn = (int) turns.stream().filter(name::equals).count();
            turns.add(name);
            return Duration.ofMillis(milliseconds[turn]);
        });
    }

    private static Contest.Times times(Contender contender, int milliseconds) {
        return new Contest.Times(contender, List.of(Duration.ofMillis(milliseconds)));
    }

    private static List<String> lines(Report report) {
        return TerminalRenderer.lines(report.view(), 80).stream().map(Line::text).map(String::stripTrailing).toList();
    }
}
