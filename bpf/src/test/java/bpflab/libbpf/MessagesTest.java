package bpflab.libbpf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessagesTest {
    @Test
    void of_a_long_message_the_beginning_and_the_end_are_kept() {
        String message = "begins" + "x".repeat(100_000) + "Invalid size";
        assertThat(Messages.shortened(message)).startsWith("begins").endsWith("Invalid size").hasSizeLessThan(20_000);
        assertThat(Messages.shortened("short")).isEqualTo("short");
    }
}
