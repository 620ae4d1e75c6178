package bpflab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands behind the place in Java's {@code attach()}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttachOptionsTest {
    @Test
    void an_option_and_its_value_are_one_word_or_two() {
        assertThat(AttachOptions.of("--before one", "--yes")).isEqualTo(AttachOptions.of("--yes", "--before", "one"));
        assertThat(AttachOptions.of("--mode", "generic").mode()).contains("generic");
        assertThat(AttachOptions.of().sure()).isFalse();
        assertThat(AttachOptions.of("--yes").sure()).isTrue();
        assertThat(AttachOptions.of("--after", "one").javaWords()).isEqualTo(
                ", \"--after\", \"one\", \"--yes\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--frist | attach() has no option --frist | did you mean --first?",
        "--before | --before says too little | :links   # shows what is there",
        "--first --last | cannot heed --first and --last | leave all but one out"})
    void what_says_nothing_or_too_much_is_told(String options, String what, String hint) {
        assertThatThrownBy(() -> AttachOptions.of(options)).isInstanceOfSatisfying(TroubleException.class, thrown -> {
            assertThat(thrown.trouble().what()).isEqualTo(what);
            assertThat(thrown.trouble().hint()).isEqualTo(hint);
        });
    }
}
