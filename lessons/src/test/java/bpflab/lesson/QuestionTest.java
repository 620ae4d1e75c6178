package bpflab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuestionTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "XDP_PASS; pass", "XDP_PASS; `XDP_PASS`.", "XDP_PASS; Xdp_Pass", "pass; XDP_PASS", "0; none", "0; Zero",
                "3; three",
        "3; I think 3 of them", "05; 5", "5; 05", "05; five", "ring buffer; ring-buffer", "TC_ACT_OK; ok",
        "no answer; No answer!",
    })
    void is_the_same(String answer, String typed) {
        assertThat(new Question("?", List.of("something else", answer)).takes(typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "XDP_PASS; XDP_DROP", "XDP_PASS; passed", "3; 30", "3; 3 or 4", "pass; I would let it pass"
    })
    void is_not_the_same(String answer, String typed) {
        assertThat(new Question("?", List.of(answer)).takes(typed)).isFalse();
    }

    @Test
    void a_choice_is_called_by_its_text_or_its_number() {
        Prediction words = new Prediction("?", List.of("answered", "refused", "no answer"), "why");

        assertThat(words.isRight("3", "no answer")).isTrue();
        assertThat(words.isRight("No Answer", "no answer")).isTrue();
        assertThat(words.isRight("2", "no answer")).isFalse();
        assertThat(words.meant("1")).isEqualTo("answered");
        assertThat(words.meant("7")).isEqualTo("7");
    }

    @Test
    void a_choice_is_called_by_its_first_words_where_they_name_only_one() {
        Prediction words = new Prediction("?", List.of("the ping", "ARP", "no answer", "no reply"), "why");

        assertThat(words.isRight("ping", "the ping")).isTrue();
        assertThat(words.isRight("it's the ping", "the ping")).isTrue();
        assertThat(words.isRight("no", "no answer")).as("begins two of them").isFalse();
        assertThat(new Prediction("?", List.of("answered", "no answer"), "why").isRight("no", "no answer")).isTrue();
        assertThat(words.meant("pin")).as("no whole word").isEqualTo("pin");
        assertThat(words.meant("")).isEmpty();
    }

    @Test
    void choices_that_are_numbers_have_none() {
        Prediction numbers = new Prediction("?", List.of("0", "1", "3"), "why");

        assertThat(numbers.isNumbered()).isFalse();
        assertThat(numbers.isRight("1", "0")).isFalse();
        assertThat(numbers.isRight("1", "1")).isTrue();
    }
}
