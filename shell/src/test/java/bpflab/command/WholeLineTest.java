package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        ":lab pnig | did you mean ping? | :lab ping   # did you mean ping?",
        ":attach ab ac | did you mean aa? | did you mean aa?",
        ":load drpo.c | did you mean /tmp/l/drop.c? | :load drop.c   # did you mean /tmp/l/drop.c?",
        ":load l/drpo.c | did you mean /tmp/l/drop.c? | :load l/drop.c   # did you mean /tmp/l/drop.c?",
        ":load /tmp/l/drpo.c | did you mean /tmp/l/drop.c? | :load /tmp/l/drop.c   # did you mean /tmp/l/drop.c?",
        ":run x --repeat 0 | --repeat 1 | :run x --repeat 1",
        ":run x --repeat=0 tcp | --repeat 1 | :run x --repeat 1 tcp",
        ":run x | --hex 01000000   # gives it bytes | :run x --hex 01000000   # gives it bytes",
        ":load x.c -- -DA | --all | :load x.c --all -- -DA",
        ":dump map x --all | --all   # in the whole kernel | :dump map x --all   # in the whole kernel",
        "run(1) | --repeat 1 | --repeat 1",
        ":run x | leave it out | leave it out",
        ":attach a uprobe c:maloc+4 | did you mean malloc? | :attach a uprobe c:malloc+4   # did you mean malloc?",
        ":attach a usdt c++:xx:thow | did you mean x:throw? | :attach a usdt c++:x:throw   # did you mean x:throw?",
        ":attach a usdt c:xx:thow+ | did you mean x::y? | did you mean x::y?",
        ":attach a tcx/egres lab0 | did you mean egress? | :attach a tcx/egress lab0   # did you mean egress?",
        ":attach a uprobe mal:maloc | did you mean malloc? | did you mean malloc?",
        ":map set m 1 {.xx = 3} | did you mean x? | :map set m 1 {.x = 3}   # did you mean x?",
        ":map set m 1 {.x = 32} | type x=31 for 32, or less | :map set m 1 {.x = 31}   # or less",
        ":map set m 3 -132 | type -128 for -132, or more | :map set m 3 -128   # or more",
        ":map set m 32 {.x=32} | type x=31 for 32, or less | type x=31 for 32, or less",
        ":map set m 1 132.5 | type 31 for 32, or less | type 31 for 32, or less",
        ":map set m {1,2} {.col=BLEU} | did you mean BLUE? | :map set m {1,2} {.col=BLUE}   # did you mean BLUE?",
    })
    void a_word_that_is_meant_is_offered_in_its_line(String typed, String hint, String offered) {
        assertThat(new WholeLine(typed, "there is nothing").in(hint)).isEqualTo(offered);
    }

    /** Program {@code sock1}, hook {@code scket}: both are nearly {@code socket}. */
    @Test
    void of_several_words_the_one_that_went_wrong_is_mended() {
        assertThat(new WholeLine(":attach sock1 scket lab0", "there is no hook scket").in("did you mean socket?"))
                .isEqualTo(":attach sock1 socket lab0   # did you mean socket?");
        assertThat(new WholeLine(":attach sock1 scket lab0", "not sock1 and not scket").in("did you mean socket?"))
                .isEqualTo("did you mean socket?");
    }
}
