package bpflab.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ProgramSpec;
import bpflab.libbpf.Errno;
import bpflab.verifier.log.VerifierLog;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What libbpf warns of when a file's own types or what is noted beside them are damaged. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DamagedTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Error loading .BTF into kernel: -22. BTF is mandatory, can't proceed. | TYPE_INFORMATION",
        "failed to perform CO-RE relocations: -22 | CORE"
    })
    void are_told_as_the_files_and_not_as_a_lack_of_this_kernel(String warning, ObstacleKind kind) {
        ProgramSpec program = new ProgramSpec("p", "syscall", new byte[0], List.of(), List.of(), List.of());

        Obstacle told = new LoadReport(null, program, List.of(warning), VerifierLog.NONE, Errno.EINVAL, null)
                .obstacle().orElseThrow();

        assertThat(told.kind()).isEqualTo(kind);
        assertThat(told.fix()).startsWith(":compile FILE.c");
        assertThat(told.says()).doesNotContain("-22");
    }
}
