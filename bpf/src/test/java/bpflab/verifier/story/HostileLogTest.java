package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bpflab.elf.ProgramSpec;
import bpflab.verifier.log.LogLine;
import bpflab.verifier.log.VerifierLog;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that no kernel wrote: long lines and large numbers cost time in proportion, and never an exception. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileLogTest {
    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final int MANY = 60_000;

    static Stream<String> hostile() {
        return Stream.of(
                "0: (71) r1 = " + " ".repeat(MANY) + "x",
                "1: (05) goto " + "goto ".repeat(MANY / 5),
                "; " + " @ ".repeat(MANY / 3),
                "processed ".repeat(MANY / 10),
                "R1 ".repeat(MANY / 3),
                "(".repeat(MANY),
                " ".repeat(MANY) + "R1=",
                "inside bpf_spin_lock".repeat(MANY / 20),
                "recursion ".repeat(MANY / 10),
                "frame1: ".repeat(MANY / 8),
                "; " + "a".repeat(MANY) + "->data_end = x;",
                "from 1 to 2: " + "R1=scalar(".repeat(MANY / 10),
                "x".repeat(4 << 20));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void long_lines_take_no_longer_than_they_are(String line) {
        String log = "0: (61) r1 = *(u32 *)(r1 +0)\n" + line + "\n" + "R1 invalid mem access 'scalar'\n" + line + "\n";

        assertTimeoutPreemptively(PLENTY, () -> assertThat(explain(log).what()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "%s: (71) r2 = *(u8 *)(r1 +12)\nR1 invalid mem access 'scalar'",
        "1: (0f) r%s += r%s\nR%s invalid mem access 'map_value_or_null'",
        "from %s to %s: R1=ctx()\n; x @ p.c:%s\ninvalid shift %s",
        "1: (71) r2 = *(u8 *)(r1 +12)\ninvalid access to packet, off=%s size=%s, R%s(id=%s,off=%s,r=%s)",
        "invalid access to map value, value_size=%s off=%s size=%s\nR1 max value is outside",
        "BPF program is too large. Processed %s insn",
        "unreachable insn %s",
        "1: (07) r1 += 1 ; R1=scalar(smin=0x%s,smax=0x%s,umax=%s)\nR1 unbounded memory access",
        "processed %s insns (limit %s) max_states_per_insn 0 total_states %s peak_states 0 mark_read 0",
    })
    void numbers_of_any_size_are_read(String template) {
        String log = template.replace("%s", "99999999999999999999999999") + "\n";

        assertThat(explain(log).what()).isNotBlank();
        assertThat(new VerifierLog(log).lines().map(LogLine::text)).containsExactlyElementsOf(log.lines().toList());
        assertThat(new VerifierLog(log).instructions()).isEmpty();
    }

    private static Explanation explain(String log) {
        return Explanation.of(
                new VerifierLog(log), new ProgramSpec("p", "xdp", new byte[0], List.of(), List.of(), List.of()));
    }
}
