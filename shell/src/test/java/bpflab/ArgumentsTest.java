package bpflab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.Arguments.Verb;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArgumentsTest {
    @Test
    void nothing_starts_the_prompt() {
        assertThat(Arguments.of()).isEqualTo(new Arguments(Verb.START, List.of(), List.of(), false, false, false));
    }

    @Test
    void takes_lines_in_order() {
        assertThat(Arguments.of("-c", ":help", "--json", "-c", "!ip link").lines())
                .containsExactly(":help", "!ip link");
        assertThat(Arguments.of("-c", "--json").lines()).containsExactly("--json");
    }

    @Test
    void takes_options_anywhere() {
        assertThat(Arguments.of("--keep-going", "run", "a.bpflab", "--json", "drop-world"))
                .isEqualTo(new Arguments(Verb.RUN, List.of("a.bpflab", "drop-world"), List.of(), true, true, false));
        assertThat(Arguments.of("check", "--all"))
                .isEqualTo(new Arguments(Verb.CHECK, List.of(), List.of(), false, false, true));
    }

    @Test
    void knows_the_usual_spellings_of_help_and_version() {
        assertThat(Arguments.of("--help").verb()).isEqualTo(Verb.HELP);
        assertThat(Arguments.of("-h").verb()).isEqualTo(Verb.HELP);
        assertThat(Arguments.of("--version").verb()).isEqualTo(Verb.VERSION);
    }

    @Test
    void says_what_is_wrong_and_what_was_meant() {
        assertThat(wrong("rnu").hint()).isEqualTo("bpflab run   # did you mean run?");
        assertThat(wrong("--jsn").hint()).isEqualTo("did you mean --json?");
        assertThat(wrong("-V").hint()).isEqualTo("bpflab help");
        assertThat(wrong("--").hint()).isEqualTo("bpflab help");
        assertThat(wrong("help", "it's").hint()).isEqualTo("bpflab -c ':help it'\\''s'");
        assertThat(wrong("lessons", "all").hint()).isEqualTo("bpflab lessons");
        assertThat(wrong("compile", "x.c").hint()).isEqualTo("bpflab -c ':compile x.c'");
        assertThat(wrong("demo.bpflab").hint()).isEqualTo("bpflab run demo.bpflab");
        assertThat(wrong("-c").why()).isEqualTo("-c needs a line");
        assertThat(wrong("run").why()).isEqualTo("run needs a file or a lesson");
        assertThat(wrong("check", "a", "b").why()).isEqualTo("\"b\" is one word too many");
        assertThat(wrong("run", "a", "-c", ":help").why()).isEqualTo("-c LINE and run do not go together");
        assertThat(wrong("run", "a", "--all").why()).isEqualTo("--all belongs to check or run alone");
        assertThat(Arguments.of("run", "--all").all()).isTrue();
        assertThat(wrong("verify").hint()).isEqualTo("./bpflab verify in bpflab's own folder");
    }

    private static Trouble wrong(String... given) {
        Trouble[] met = new Trouble[1];
        assertThatThrownBy(() -> Arguments.of(given))
                .isInstanceOfSatisfying(TroubleException.class, it -> met[0] = it.trouble());
        assertThat(met[0].kind()).isEqualTo(Trouble.Kind.USAGE);
        return met[0];
    }
}
