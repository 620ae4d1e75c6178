package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import bpflab.view.Line;
import bpflab.view.View;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";

    @TempDir
    Path folder;

    private Course course;

    @BeforeEach
    void writeACourse() throws IOException {
        course = EchoCourse.in(folder);
    }

    @Test
    void greets_and_offers_the_first_lesson() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.sees("1 lesson; Enter opens the first: Echo").endsWith("bpflab> :lesson echo");
        }
    }

    @Test
    void enter_walks_through_a_lesson() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith("bpflab> :lesson echo")
                    .type("\r")
                    .sees("An echo comes back.")
                    .endsWith("bpflab echo 1/2> !echo hello");
            desk.type("\r").sees("\nhello\n  ✓ as in the lesson\n").endsWith("bpflab echo 1/2> :next");
            desk.type("\r").sees("Again.").endsWith("bpflab echo 2/2> !echo again");
        }
    }

    @Test
    void a_wide_screen_works_as_well() throws Exception {
        try (Desk desk = desk(200, 50)) {
            desk.endsWith("bpflab> :lesson echo").type("\r").endsWith("bpflab echo 1/2> !echo hello");
        }
    }

    @Test
    void what_is_typed_replaces_the_offer_and_is_free_play() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith("bpflab> :lesson echo").type("!e").sees("bpflab> !e\n").type("cho mine\r").sees("\nmine\n");
            desk.type(":lesson echo\r").endsWith("bpflab echo 1/2> !echo hello");
            desk.type("# mine\r").endsWith(" 1/2> !echo hello").type("!echo mine\r").endsWith("free> !echo hello");
        }
    }

    @Test
    void an_arrow_takes_the_offer_over_to_change_it() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.type(":lesson echo\r").endsWith("bpflab echo 1/2> !echo hello");
            desk.type("\u001bOC").type("\b\b\b\b\bmoon\r").sees("bpflab echo 1/2> !echo moon\nmoon\n");
            desk.endsWith("bpflab echo 1/2 free> !echo hello");
        }
    }

    @Test
    void tab_completes_commands_lessons_and_files() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith("bpflab> :lesson echo").type(":lesso\t").sees("bpflab> :lesson");
            desk.type(CTRL_C)
                    .endsWith("bpflab> :lesson echo")
                    .type(":lesson e\t")
                    .sees("bpflab> :lesson echo\n")
                    .type("\r")
                    .endsWith("!echo hello");
            desk.type(":source giv\t").endsWith(":source given.txt");
        }
    }

    @Test
    void tab_completes_what_a_setting_can_be_and_the_kinds_of_a_map_that_is_made() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith("bpflab> :lesson echo").type(":set intel of\t").sees("bpflab> :set intel off\n");
            desk.type(CTRL_C).endsWith("bpflab> :lesson echo");
            desk.type(":map create seen bloo\t").sees("bpflab> :map create seen bloom_filter\n").type(CTRL_C);
        }
    }

    @Test
    void end_takes_the_offer_over_too() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith("bpflab> :lesson echo").type("\u001b[F").type("x").endsWith("bpflab> :lesson echox");
        }
    }

    @Test
    void tab_takes_the_offer_when_nothing_is_typed() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith("bpflab> :lesson echo").type("\t").type("x").endsWith("bpflab> :lesson echox");
        }
    }

    @Test
    void tab_on_a_word_that_fits_nothing_changes_nothing() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type(":zzz\t").type("y").endsWith("bpflab> :zzzy");
        }
    }

    @Test
    void a_typo_is_told_what_was_meant() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type(":leson echo\r").sees("did you mean :lesson?").endsWith("bpflab>");
        }
    }

    @Test
    void ctrl_c_at_the_prompt_leaves_the_line_without_the_offer_and_asks_again() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith("bpflab> :lesson echo")
                    .type("abc")
                    .endsWith("bpflab> abc")
                    .type(CTRL_C)
                    .sees("bpflab> abc\nbpflab> :lesson echo\n");
            desk.type(CTRL_C).sees("bpflab> abc\nbpflab>\nbpflab> :lesson echo\n");
        }
    }

    @Test
    void ctrl_c_stops_what_runs_and_never_the_shell() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo")
                    .type("!echo begun; sleep 1000\r")
                    .sees("\nbegun\n")
                    .type(CTRL_C)
                    .sees("\nstopped\n");
            desk.type("!echo alive\r").sees("\nalive\n");
        }
    }

    @Test
    void ctrl_c_stops_java_that_never_ends() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo")
                    .type("System.out.println(\"begun\"); while (true) { }\r")
                    .sees("\nbegun\n")
                    .type(CTRL_C)
                    .sees("\nstopped\n");
            desk.type("6 * 7\r").sees("int $1 ==> 42");
        }
    }

    @Test
    void java_goes_on_below_until_it_is_complete() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo")
                    .type("int twice(int a) {\r")
                    .sees("\n      …")
                    .type("return 2 * a; }\r")
                    .sees("method twice(int)");
            desk.type("twice(21)\r").sees("int $1 ==> 42");
        }
    }

    @Test
    void lines_come_above_the_line_that_is_typed() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type("half a li").endsWith("bpflab> half a li");
            desk.repl().above(View.of(Line.of("trace ── one"), Line.of("trace two")));
            desk.sees("trace ── one\ntrace two\nbpflab> half a li\n").type("ne").endsWith("bpflab> half a line");
        }
    }

    @Test
    void what_happened_meanwhile_comes_above_the_prompt() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo");
            desk.bench().notices().add("detached after 60 s");
            desk.sees("detached after 60 s\nbpflab> :lesson echo");
        }
    }

    @Test
    void the_next_key_waits_for_the_prompt_while_a_command_runs() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type("!echo begun; sleep 0.5; echo ended\r").sees("\nbegun\n").type("later");
            desk.sees("\nbegun\nended\n").endsWith("bpflab> later");
        }
    }

    @Test
    void a_resized_window_keeps_the_line() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo")
                    .type("half a li")
                    .endsWith("half a li")
                    .resize(60, 15)
                    .type("ne")
                    .endsWith("bpflab> half a line");
        }
    }

    @Test
    void ctrl_d_leaves() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith("bpflab> :lesson echo").type(CTRL_D);
            assertThat(desk.ended()).isTrue();
            assertThat(desk.screen().stripTrailing()).endsWith("bpflab>");
        }
    }

    @Test
    void quit_leaves() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith("bpflab> :lesson echo").type("\r").sees("bpflab echo 1/").type(":quit\r");
            assertThat(desk.ended()).isTrue();
            assertThat(desk.screen()).contains(":quit").doesNotContain("says free");
        }
    }

    @Test
    void lines_are_remembered_for_the_next_session() throws Exception {
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo").type("!echo remember me\r").sees("\nremember me\n").type(CTRL_D);
            assertThat(desk.ended()).isTrue();
        }
        try (Desk desk = desk(80, 24)) {
            desk.endsWith(":lesson echo")
                    .type("!echo r")
                    .endsWith("bpflab> !echo remember me")
                    .type("\u001bOC\r").sees("\nremember me\n");
        }
    }

    private Desk desk(int columns, int rows) throws IOException {
        return new Desk(folder, course, columns, rows);
    }
}
