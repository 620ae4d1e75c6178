package bpflab.script;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trouble.Trouble;
import bpflab.view.Role;
import bpflab.view.Line;
import bpflab.view.Span;
import bpflab.view.View;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShellWordsTest {
    private final Heard heard = new Heard();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "!apt-get install clang; apt-get install clang",
        ":doctor   # tells; bpflab doctor   # tells",
        ":lessons; bpflab lessons",
        ":check actions; bpflab check actions",
        ":check actions pong.c; bpflab -c ':check actions pong.c'",
        ":verifier FILE   # explains; bpflab explain FILE   # explains",
        ":verifier --raw   # the log; bpflab   # there :verifier --raw the log",
        ":edit   # changes it; bpflab   # there :edit changes it",
        ":hint; bpflab   # there :hint",
        ":explain ring-buffer; bpflab -c ':explain ring-buffer'",
        ":print 'it'; `bpflab -c ':print '\\''it'\\'''`",
        "bpflab run drop-world; bpflab run drop-world",
    })
    void what_a_verb_offers_can_be_typed_where_it_is_read(String hint, String read) {
        printer().spelling(new ShellWords()).failed("", Trouble.usage("no", "so", hint));
        assertThat(heard.err()).isEqualTo("no\n  why   so\n  try   " + read + "\n");
    }

    @Test
    void several_in_a_line_are_spelt_each() {
        printer().spelling(new ShellWords()).show(View.of(Line.of(
                new Span(":edit", Role.COMMAND), Span.remark("changes it"), Span.of("   "),
                new Span(":lessons", Role.COMMAND), Span.remark("lists them"), new Span("   :so", Role.MUTED))));
        assertThat(heard.out()).isEqualTo(
                "bpflab   # there :edit changes it   bpflab lessons   # lists them   :so\n");
    }

    @Test
    void lines_of_a_script_are_answered_in_their_language() {
        printer().spelling(ShellWords.OF_LINES)
                .failed("", Trouble.usage("no", "so", ":load FILE   # loads one\n!apt-get install clang"));
        assertThat(heard.err()).contains("try   :load FILE   # loads one\n", "        apt-get install clang\n");
    }

    @Test
    void data_stay_as_they_are() {
        Printer json = new JsonLines(heard.outStream());
        assertThat(json.spelling(new ShellWords())).isSameAs(json);
    }

    private Printer printer() {
        return new PlainText(heard.outStream(), heard.errStream(), 100);
    }
}
