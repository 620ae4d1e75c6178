package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trouble.Trouble;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MeantForShellTest {
    @Test
    void a_redirection_is_told_what_writes_a_file_instead() {
        assertThat(hint(":maps > x.txt", "\"x.txt\" is one word too many"))
                .isEqualTo(":maps\n:notes x.txt   # writes what was typed and shown");
        assertThat(hint(":maps >x.txt", "there is no map >x.txt")).startsWith(":maps\n:notes x.txt");
        assertThat(hint(":dump map flows > 'my file'", "\"my file\" is one word too many: my file"))
                .isEqualTo(":dump map flows --to 'my file'");
    }

    @Test
    void a_pipe_is_told_what_a_shell_does() {
        assertThat(hint(":maps --all | grep x", "\"grep\" is one word too many")).contains(
                ":maps --all   # a long answer", "bpflab -c ':maps --all' | grep x   # in a shell");
    }

    @Test
    void json_is_an_option_of_bpflab_itself() {
        for (String word : new String[] {"json", "--json", "-j"}) {
            Trouble told = MeantForShell.in(":maps " + word, trouble("there is no map " + word));
            assertThat(told.why()).isEqualTo("JSON is an option of bpflab itself, where it is started");
            assertThat(told.hint()).isEqualTo("bpflab --json -c :maps   # in a shell");
        }
    }

    @Test
    void what_was_not_made_for_such_a_word_stays_as_it_is() {
        for (String line : new String[] {":run gone udp a > b", ":dump map json --all", "maps > x", ":load 'a"}) {
            Trouble trouble = trouble("there is no program gone");
            assertThat(MeantForShell.in(line, trouble)).as(line).isSameAs(trouble);
        }
    }

    private static String hint(String line, String why) {
        return MeantForShell.in(line, trouble(why)).hint();
    }

    private static Trouble trouble(String why) {
        return Trouble.usage("it was not understood", why, "as before");
    }
}
