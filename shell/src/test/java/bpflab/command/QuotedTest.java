package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotedTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "x.pcap", "udp :53", "it's", "a\\b", "\"q\"", "#", "#include",
            "{.a = 1, .b = 2}", "a\tb"})
    void a_word_is_read_back_as_it_was(String word) {
        assertThat(Tokenizer.words(":x " + Quoted.of(word) + " y")).isEqualTo(List.of(":x", word, "y"));
    }
}
