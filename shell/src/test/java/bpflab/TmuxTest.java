package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A student at a real terminal. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIf(value = "hasTmux", disabledReason = "there is no tmux (vm/provision.sh --tests)")
@NeedsKernel
class TmuxTest {
    @TempDir
    Path home;

    static boolean hasTmux() {
        return Files.isExecutable(Path.of("/usr/bin/tmux"));
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "200, 50"})
    void a_lesson_goes_on_with_enter_alone(int columns, int rows) throws Exception {
        try (Tmux terminal = start(columns, rows)) {
            terminal.type(":lesson drop-world").press("Enter").await(":lab up");
            assertClean(terminal);
            terminal.press("Enter").await("lab network up");
            assertClean(terminal);
            terminal.press("Enter").await(":lab ping").press("Enter").await("3 received");
            assertClean(terminal);
            leave(terminal);
        }
    }

    @Test
    void a_typo_is_met_with_a_suggestion_and_tab_ends_a_word() throws Exception {
        try (Tmux terminal = start(80, 24)) {
            terminal.type(":lod drop_world.c").press("Enter").await("did you mean :load");
            terminal.type(":prog").press("Tab").await(":prog");
            terminal.type(" ").press("C-u").type(":doct").press("Tab").await(":doctor");
            assertClean(terminal);
            terminal.press("C-c");
            leave(terminal);
        }
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "200, 50"})
    void the_exercise_is_edited_and_end_stays_in_its_line(int columns, int rows) throws Exception {
        try (Tmux terminal = start(columns, rows, Map.of("EDITOR", "", "VISUAL", ""))) {
            terminal.type(":lesson drop-world").press("Enter").await(":lab up").awaitPrompt("bpflab");
            terminal.type(":edit").press("Enter").await("^O write").await("bpflab   ");
            terminal.press("C-w").type("XDP_DROP").press("Enter", "End").type("/*1*/").await("XDP_DROP;/*1*/");
            terminal.press("C-e").type("/*2*/").await("XDP_DROP;/*1*//*2*/");
            terminal.press("PageDown", "PageUp", "C-x").await("write it?").type("y").press("Enter");
            terminal.await("drop_world.c changed").awaitPrompt("bpflab");
            assertClean(terminal);
            assertThat(Tree.text(home.resolve("bpflab/01-drop-world/exercise/drop_world.c")))
                    .contains("\treturn XDP_DROP;/*1*//*2*/\n");
            leave(terminal);
        }
    }

    @Test
    void ctrl_c_ends_a_trace_and_not_the_shell() throws Exception {
        Path file = Files.copy(
                Tree.TOP.resolve("lessons/course/02-life-of-a-program/packet_count.c"), home.resolve("packet_count.c"));
        try (Tmux terminal = start(80, 24)) {
            terminal.type(":load " + file).press("Enter").await("jited").awaitPrompt("bpflab");
            terminal.type(":attach packet_count xdp lo --yes").press("Enter").await("attached to lo");
            terminal.type("!ping -c 2 -i 0.2 127.0.0.1").press("Enter").await("2 received");
            terminal.type(":trace --grep 'packet [01]'")
                    .press("Enter")
                    .await("packet 1")
                    .press("C-c")
                    .awaitPrompt("bpflab");
            terminal.type("!echo still $((40+2))").press("Enter").await("still 42");
            assertClean(terminal);
            leave(terminal);
        }
    }

    @Test
    void what_a_killed_shell_leaves_is_gone_or_removed_by_the_next_start() throws Exception {
        Path file = Files.copy(
                Tree.TOP.resolve("lessons/course/01-drop-world/drop_world.c"), home.resolve("drop_world.c"));
        try (Tmux terminal = start(80, 24)) {
            terminal.type(":lab up").press("Enter").await("lab network up");
            terminal.type(":load " + file).press("Enter").await("jited").awaitPrompt("bpflab");
            terminal.type(":attach drop_world xdp lab0").press("Enter").await("attached to lab0").awaitPrompt("bpflab");
            terminal.type("!kill -9 $(cut -d' ' -f4 /proc/$PPID/stat)").press("Enter").await("left with 137");
        }
        assertThat(Child.ended(home, Map.of(), List.of("ip", "link", "show", "dev", "lab0")).text())
                .doesNotContain("prog/xdp");
        try (Tmux terminal = start(80, 24)) {
            terminal.await("removed the lab network");
            leave(terminal);
        }
        assertThat(Child.ended(home, Map.of(), List.of("ip", "link", "show", "dev", "lab0")).status()).isNotZero();
        assertThat(Path.of("/run/netns/bpflab-peer")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dumb", "xterm-kitty", "nonsense"})
    void whatever_the_terminal_is_called_there_is_a_prompt(String type) throws Exception {
        try (Tmux terminal = start(80, 24, Map.of("TERM", type))) {
            assertThat(terminal.screen().get(0)).startsWith("bpflab ");
            terminal.type("1 + 2x").press("BSpace", "Enter").await("3").awaitPrompt("bpflab");
            assertClean(terminal);
            terminal.press("C-d").await("left with 0");
        }
    }

    private Tmux start(int columns, int rows) throws IOException, InterruptedException {
        return start(columns, rows, Map.of());
    }

    private Tmux start(int columns, int rows, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Child.student(home));
        environment.put("SHELL", "/bin/sh");
        environment.putAll(more);
        return new Tmux(columns, rows, home, environment, Child.command()).awaitPrompt("bpflab");
    }

    private static void leave(Tmux terminal) throws IOException, InterruptedException {
        terminal.awaitPrompt("bpflab").press("C-u").press("C-d").await("left with 0");
    }

    /** Nothing that only a terminal should read stands on the screen as letters. */
    private static void assertClean(Tmux terminal) throws IOException, InterruptedException {
        assertThat(terminal.screen())
                .noneMatch(line -> line.contains("\u001b")
                        || line.contains("^[")
                        || line.matches(".*\\[\\d{1,2}(;\\d+)*m.*"));
    }
}
