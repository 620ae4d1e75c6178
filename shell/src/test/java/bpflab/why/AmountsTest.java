package bpflab.why;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1 | the only event that came had not pid 1",
            "2 | neither of the two events that came had pid 1",
            "3 | no event had pid 1"})
    void of_few_events_it_is_said_how_few_there_were(long came, String told) {
        assertThat(Amounts.noneHad(came, "event") + " pid 1").isEqualTo(told);
    }
}
