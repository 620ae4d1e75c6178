package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.bench.Parts;
import bpflab.bench.Setting;
import bpflab.bench.TestParts;
import bpflab.trouble.Trouble;
import bpflab.view.terminal.TerminalRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import org.junit.jupiter.api.io.TempDir;

/** What needs neither kernel nor compiler: the desk's are missing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InterpreterTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = Desk.with(TestParts.bare(folder), folder);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void java_goes_to_the_snippets_and_comments_nowhere() throws Exception {
        assertThat(desk.type("int x = 1;")).isEqualTo("int x ==> 1");
        assertThat(desk.type("# a remark")).isEmpty();
        assertThat(desk.type("")).isEmpty();
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void a_name_may_be_shortened_while_it_is_unambiguous() throws Exception {
        assertThat(desk.type(":hist")).isEqualTo(desk.type(":history"));
        assertThat(desk.type(":l")).contains(":load").contains(":links").contains("type one letter more");
        assertThat(desk.last().trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.USAGE));
    }

    @Test
    void a_full_name_wins_over_longer_ones() throws Exception {
        assertThat(desk.interpreter().commands().named("lesson").name()).isEqualTo("lesson");
    }

    @Test
    void a_wrong_name_gets_did_you_mean() throws Exception {
        assertThat(desk.type(":laod x.c")).contains("there is no command :laod").contains("did you mean :load?");
        assertThat(desk.type(":zzzzzz")).contains(":help   # lists the commands");
        assertThat(desk.type(":")).contains("there is no command :");
    }

    @Test
    void a_wrong_option_names_the_ones_there_are() throws Exception {
        assertThat(desk.type(":load x.c --strct"))
                .contains(":load has no option --strct")
                .contains("did you mean --strict?");
        assertThat(desk.type(":programs --strict")).contains("it knows --all");
        assertThat(desk.type(":load x.c --log")).contains("--log needs a value: 0|1|2");
    }

    @Test
    void a_missing_word_and_one_too_many_are_named() throws Exception {
        assertThat(desk.type(":load")).contains("FILE is missing").contains(":help load");
        assertThat(desk.type(":load a b c")).contains("\"c\" is one word too many");
        assertThat(desk.type(":links --all others")).contains("\"others\" is one word too many",
                "try   :links --all\n        :help links");
        assertThat(desk.type(":load 'a b' --log 2 c d")).contains("\"d\" is one word too many",
                ":help load   # shows");
    }

    @Test
    void what_lacks_the_kernel_says_so_as_the_machine_s_trouble() throws Exception {
        assertThat(desk.type(":programs --all")).isEqualTo("no kernel here\n  why   this is a test\n  try   :doctor");
        assertThat(desk.last().trouble().orElseThrow().kind()).isEqualTo(Trouble.Kind.MACHINE);
        assertThat(desk.type(":compile x.c")).contains("no clang");
    }

    @Test
    void system_commands_show_their_output_and_their_status() throws Exception {
        assertThat(desk.type("!echo out; echo err >&2")).contains("out").contains("err");
        assertThat(desk.last().ok()).isTrue();
        assertThat(desk.type("!exit 3")).isEqualTo("status 3");
        assertThat(desk.last().trouble().orElseThrow().why()).contains("status 3");
        assertThat(desk.type("!pwd")).isEqualTo(desk.bench().course().folder().toRealPath().toString());
        assertThat(desk.type("!")).contains("nothing to run");
        assertThat(desk.type("!cat")).isEmpty();
    }

    @Test
    void output_with_escapes_is_shown_without_them() throws Exception {
        assertThat(desk.type("!printf 'a\\033[2Jb\\n'")).isEqualTo("a\\x1b[2Jb");
    }

    /** The shell forks in a loop: whatever it starts while it is ended ends, too. */
    @Test
    void an_interrupt_ends_a_system_command_and_what_it_started() throws Exception {
        AtomicReference<Exception> ended = new AtomicReference<>();
        String sleep = "sleep " + ProcessHandle.current().pid() + "01";
        Thread work = new Thread(() -> {
            try {
                desk.type("!for i in $(seq 500); do " + sleep + " & done; wait");
            } catch (InterruptedException stopped) {
                ended.set(stopped);
            }
        });
        work.start();
        while (running(sleep).isEmpty()) {
            Thread.onSpinWait();
        }
        work.interrupt();
        work.join(10_000);
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(running(sleep)).isEmpty();
    }

    @Test
    void what_goes_on_in_the_background_holds_nobody_up_and_ends_with_the_bench() throws Exception {
        String sleep = "sleep " + ProcessHandle.current().pid() + "02";
        assertThat(desk.type("!echo before; " + sleep + " & echo after; (exit 4)"))
                .isEqualTo("before\nafter\ngoes on unseen, and ends with bpflab\nstatus 4");
        while (running(sleep).isEmpty()) { // forked, it is not yet called so
            Thread.onSpinWait();
        }
        assertThat(desk.bench().farewell())
                .containsExactly("!echo before; " + sleep + " & echo after; (exit 4) ended");
        desk.bench().close();
        assertThat(running(sleep)).isEmpty();
    }

    @Test
    void output_without_an_end_of_line_and_a_shell_that_is_killed_end_a_command_too() throws Exception {
        assertThat(desk.type("!printf 'no end'")).isEqualTo("no end");
        assertThat(desk.type("!ps -ef; echo seen")).contains("exec sleep infinity").endsWith("seen");
        assertThat(desk.type("!echo first; kill -9 $PPID")).isEqualTo("first\nstatus 137");
    }

    private static List<ProcessHandle> running(String command) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith(command))
                .toList();
    }

    @Test
    void help_fits_on_one_screen() throws Exception {
        desk.type(":help");
        var lines = TerminalRenderer.lines(desk.last().view(), 80);
        assertThat(lines)
                .hasSizeLessThanOrEqualTo(23)
                .allSatisfy(line -> assertThat(line.text().length()).isLessThanOrEqualTo(80));
        String text = desk.type(":help");
        assertThat(desk.interpreter().commands().names()).allSatisfy(name -> assertThat(text).contains(":" + name));
    }

    @Test
    void each_command_has_help_with_an_example_that_is_understood() throws Exception {
        for (Command command : desk.interpreter().commands().all()) {
            String text = desk.type(":help " + command.name());
            assertThat(text)
                    .contains(":" + command.name())
                    .contains("try    " + command.help().example().lines().findFirst().orElseThrow());
            assertThat(desk.type(":" + command.name() + " --help")).isEqualTo(text);
            assertThat(command.help().summary()).hasSizeLessThanOrEqualTo(64).doesNotEndWith(".");
            if (command.help().example().startsWith(":" + command.name())) {
                var words = Tokenizer.words(command.help().example().substring(1));
                ParsedArguments.sort(command.name(), command.help(), words.subList(1, words.size()));
            }
        }
    }

    @Test
    void settings_are_listed_changed_and_checked() throws Exception {
        assertThat(desk.type(":set")).contains("pager").contains("keep-pins");
        assertThat(desk.type(":set intel on")).isEqualTo("intel   on");
        assertThat(desk.bench().settings().on(Setting.INTEL)).isTrue();
        assertThat(desk.type(":set intel perhaps")).contains("it can be on or off");
        assertThat(desk.type(":set pagr off")).contains("did you mean pager?");
        assertThat(desk.type(":set editor 'vim -n'")).isEqualTo("editor   vim -n");
    }

    @Test
    void what_a_file_ran_is_saved_once() throws Exception {
        desk.file("s.bpflab", "!echo hello\n# a remark\n").type(":source s.bpflab");
        desk.type(":save all.bpflab");
        assertThat(Files.readString(desk.bench().file("all.bpflab"))).isEqualTo("!echo hello\n");
    }

    @Test
    void a_session_is_saved_and_runs_again() throws Exception {
        desk.type(":set intel on");
        desk.type("!echo hello");
        desk.type(":history");
        assertThat(desk.type(":save s.bpflab")).isEqualTo("saved   2 lines in s.bpflab");
        assertThat(Files.readString(desk.bench().file("s.bpflab"))).isEqualTo(":set intel on\n!echo hello\n");
        assertThat(desk.type(":save s.bpflab")).contains("is there already").contains("--force");
        assertThat(desk.type(":save s.bpflab --force")).contains("saved");
        assertThat(desk.type(":save no/such/folder.bpflab")).contains("its folder is not there");
        assertThat(desk.type(":source s.bpflab")).contains("hello").contains("intel   on");
    }

    @Test
    void a_file_stops_at_its_first_failure_and_names_the_line() throws Exception {
        desk.file("s.bpflab", "# begin\n\n!echo one\nint one() {\nreturn 1; }\n!false\n!echo two\n");
        assertThat(desk.type(":source s.bpflab"))
                .contains("one", "method one()")
                .contains("stopped at s.bpflab:6")
                .doesNotContain("two");
        assertThat(desk.last().trouble().orElseThrow().what()).contains("s.bpflab:6");
        desk.file("drop.c", "int x;\n");
        assertThat(desk.type(":source drop.c")).contains("a program is none").contains("try   :load drop.c");
    }

    @Test
    void a_file_that_is_not_there_a_folder_no_text_or_endless_is_said_to_be_so() throws Exception {
        assertThat(desk.type(":source none.bpflab"))
                .contains("cannot run none.bpflab")
                .contains("there is no such file");
        assertThat(desk.type(":source .")).contains("it is a folder");
        assertThat(desk.type(":source a\u0000b")).contains("no file can be called a\\x00b", "Nul character");
        Files.write(desk.bench().folder().newFile("raw.bpflab"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(desk.type(":source raw.bpflab")).contains("no text in UTF-8");
        desk.file("loop.bpflab", ":source loop.bpflab\n");
        assertThat(desk.type(":source loop.bpflab")).contains("does one run itself?");
    }

    @Test
    void a_fault_of_bpflab_itself_is_short_unless_its_trace_is_asked_for() throws Exception {
        desk.close();
        Parts bare = TestParts.bare(folder);
        desk = Desk.with(new Parts(bare.machine(), calls -> {
            throw new IllegalStateException("odd");
        }, bare.namespaces(), bare.clang(), bare.folders()), folder);
        assertThat(desk.type(":programs --all"))
                .isEqualTo("bpflab itself failed\n  why   IllegalStateException: odd\n  try   :set trace-errors on "
                        + "  # shows where, next time");
        desk.type(":set trace-errors on");
        assertThat(desk.type(":programs --all")).contains("at bpflab");
    }

    @Test
    void how_tells_of_the_last_command_and_not_of_itself() throws Exception {
        assertThat(desk.type(":how")).contains("nothing was done yet");
        desk.type(":maps");
        assertThat(desk.type(":how")).contains(":maps").contains("bpftool map show");
        assertThat(desk.type(":how")).contains(":maps");
    }

    @Test
    void quit_is_noted_for_the_shell() throws Exception {
        assertThat(desk.bench().history().isEnded()).isFalse();
        desk.type(":quit");
        assertThat(desk.bench().history().isEnded()).isTrue();
    }

    @Test
    void an_interrupt_is_passed_on() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> desk.type("!sleep 600")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void things_that_are_not_there_are_named_with_a_next_step() throws Exception {
        assertThat(desk.type(":dump xlated"))
                .contains("which program?")
                .contains("there is no program here")
                .contains(":load FILE");
        assertThat(desk.type(":dump pictures x")).contains("it can be elf, xlated, jited, all, cfg, diff, map");
        assertThat(desk.type(":dump map m --limit none")).contains("is no limit");
        assertThat(desk.type(":dump xlated nothing")).contains("there is no program nothing");
        assertThat(desk.type(":verifier")).contains("there is no verdict");
        assertThat(desk.type(":detach")).contains("nothing to detach");
        assertThat(desk.type(":detach all")).isEqualTo("nothing was attached");
        assertThat(desk.type(":trace")).contains("would never end");
        assertThat(desk.type(":trace --lines none")).contains("is no number of lines");
        assertThat(desk.type(":trace --for soon")).contains("is no length of time");
        assertThat(desk.type(":trace --for 1s --grep '('")).contains("is no regular expression");
        assertThat(desk.type(":trace maybe")).contains("it can be on or off");
        assertThat(desk.type(":attach x kprobes f")).contains("there is no hook kprobes", "there are xdp, tc");
        assertThat(desk.type(":attach x tc-action f"))
                .contains("cannot attach to the hook tc-action", "tc filter add dev DEVICE ingress matchall");
        assertThat(desk.type(":attach x xdp lo --mode quick")).contains("there are native, generic, offload");
    }
}
