package bpflab.repl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.lesson.Course;
import bpflab.machine.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandTerminalTest {
    private static final String CTRL_C = "\u0003";
    /** Signal 2 in the masks of /proc/PID/status. */
    private static final long SIGINT = 1 << 1;

    /** Shows the number of each key, until it is a q. */
    private static final String KEYS = """
            stty raw -echo
            trap 'echo interrupted' INT
            printf 'now keys\\r\\n'
            while key=$(dd bs=1 count=1 2>/dev/null); test "$key" != q; do
              printf 'key %d\\r\\n' "'$key"
            done
            stty sane
            """;

    @TempDir
    private Path folder;
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(folder.resolve("course"));
        desk = new Desk(folder, Course.open(folder.resolve("course")), 90, 24);
        desk.endsWith("bpflab>");
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void a_command_has_a_terminal_of_the_window_s_size() {
        desk.type("!test -t 0 && test -t 1 && stty size </dev/tty\r").sees("\n24 90\n");
    }

    @Test
    void plain_output_is_cleaned_without_colours_and_what_was_overwritten() {
        desk.type("!printf '\\033[31mre''d\\033[m\\n10%%\\r10''0%%\\nbe\\033[2Jll\\n'\r")
                .sees("\nred\n100%\nbe\\x1b[2Jll\n")
                .endsWith("bpflab>");
    }

    @Test
    void what_asks_for_single_keys_gets_them_all_ctrl_c_too() throws Exception {
        Path script = Files.writeString(folder.resolve("keys"), KEYS);
        desk.type("!sh " + script + "; echo af''ter\r")
                .sees("now keys")
                .type("a")
                .sees("key 97")
                .type(CTRL_C)
                .sees("key 3");
        desk.type("é").sees("key").type("q").sees("after").endsWith("bpflab>");
        desk.type("!echo ali''ve\r").sees("\nalive\n");
    }

    @Test
    void a_program_that_is_killed_leaves_the_prompt_as_it_was() throws Exception {
        Path script =
                Files.writeString(folder.resolve("keys"), KEYS.replace("printf", "printf '\\033[?1049h'; printf"));
        desk.type("!sh -c 'echo $$ >" + folder + "/pid; exec sh " + script + "'\r").sees("now keys");
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        desk.sees("status 137").endsWith("bpflab>").type("!echo ali''ve\r").sees("\nalive\n");
    }

    @Test
    void ctrl_c_ends_a_plain_command() {
        desk.type("!echo be''gun; sleep 600\r").sees("\nbegun\n").type(CTRL_C).sees("\nstopped\n").endsWith("bpflab>");
    }

    /** What a script starts in its background has SIGINT ignored, and so has all that it starts: none can catch it. */
    private static void needsInterrupts() {
        long ignored = Machine.here().lines("/proc/self/status").stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.replaceFirst(".*\\s", ""), 16))
                .findFirst().orElse(0);
        assumeTrue((ignored & SIGINT) == 0, "SIGINT is ignored here: run it in the foreground");
    }

    @Test
    void ctrl_c_lets_a_plain_command_say_its_last_word() {
        needsInterrupts();
        desk.type("!trap 'echo sum''mary; exit' INT; echo be''gun; sleep 600 & wait\r")
                .sees("\nbegun\n")
                .type(CTRL_C)
                .sees("\nsummary\n")
                .sees("\nstopped\n")
                .endsWith("bpflab>");
    }

    @Test
    void a_second_ctrl_c_ends_what_does_not_listen_to_the_first() {
        needsInterrupts();
        // Said by what is waited for: bash runs its trap when that has ended, and nothing would end what starts later.
        desk.type("!trap 'echo no''ted' INT; while :; do sh -c \"echo be''gun; exec sleep 600\"; done\r")
                .sees("\nbegun\n")
                .type(CTRL_C)
                .sees("\nnoted\n")
                .type(CTRL_C)
                .sees("\nstopped\n")
                .endsWith("bpflab>");
    }

    @Test
    void what_waits_for_a_line_gets_what_is_typed() {
        desk.type("!echo be''gun; cat; echo af''ter\r").sees("\nbegun\n").type("a word\r").sees("a word\na word\n");
        desk.type("\u0004").sees("after").endsWith("bpflab>");
        desk.type("!printf 'your na''me? '; read name; echo \"you are $name\"\r").sees("your name?");
        desk.type("Ada\r").sees("you are Ada").endsWith("bpflab>");
    }

    @Test
    void the_background_holds_nobody_up() {
        desk.type("!sleep 600 &\r").sees("goes on unseen").endsWith("bpflab>");
    }
}
