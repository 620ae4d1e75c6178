package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ProgramSpec;
import bpflab.verifier.log.LogLine;
import bpflab.verifier.log.LogLine.Other;
import bpflab.verifier.log.VerifierLog;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeptLogsTest {

    @Test
    void survive_being_cut_anywhere() {
        String log = Golden.in("refused")
                .filter(g -> g.name().equals("reference-leak"))
                .findFirst()
                .orElseThrow()
                .log()
                .text();

        for (int from = 0; from < log.length(); from++) {
            VerifierLog cut = new VerifierLog(log.substring(from));
            assertThat(cut.lines().map(LogLine::text).collect(Collectors.joining()))
                    .isEqualToIgnoringWhitespace(cut.text());
            assertThat(Explanation.of(
                    cut, "", new ProgramSpec("p", "xdp", new byte[0], List.of(), List.of(), List.of()))
                            .what()).isNotBlank();
        }
    }

    static Stream<Golden> programs() {
        return Golden.in("refused");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void have_no_line_of_an_unknown_kind(Golden golden) {
        assertThat(golden.log().lines().skip(1)).noneMatch(line -> line instanceof Other);
    }
}
