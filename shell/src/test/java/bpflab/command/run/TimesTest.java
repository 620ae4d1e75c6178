package bpflab.command.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimesTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "5, PT5S", "5s, PT5S", "1.5m, PT1M30S", "2min, PT2M", "1h, PT1H", "0.5h, PT30M"})
    void are_read_in_the_units_that_people_type(String typed, Duration time) {
        assertThat(Times.parse(typed)).isEqualTo(time);
    }

    @Test
    void other_units_are_told_which_there_are() {
        assertThatThrownBy(() -> Times.parse("1day")).hasMessageContaining("no length of time");
    }
}
