package bpflab.command.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CodeDumpTest {
    /** A million instructions in all stages took 768 MB, and ended the command in 512. */
    @Test
    void all_stages_are_listed_as_far_as_there_is_room_for_them() {
        assertThat(CodeDump.mostOf(512L << 20)).isBetween(100_000, 500_000);
        assertThat(CodeDump.mostOf(6L << 30)).isGreaterThan(1_000_000);
        assertThat(CodeDump.mostOf(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }
}
