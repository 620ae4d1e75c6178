package bpflab.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReturnValuesTest {
    @Test
    void what_is_no_verdict_is_told_with_what_the_kernel_makes_of_it() {
        assertThat(ReturnValues.XDP.said(2)).isEqualTo("XDP_PASS");
        assertThat(ReturnValues.XDP.said(77)).isEqualTo("77 (no verdict: dropped, as XDP_ABORTED)");
        assertThat(ReturnValues.TC.said(77)).isEqualTo("77 (no verdict: taken as TC_ACT_UNSPEC)");
        assertThat(ReturnValues.ZERO.said(77)).as("where numbers mean nothing").isEqualTo("77");
    }
}
