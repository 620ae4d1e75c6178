package bpflab.libbpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrnoTest {
    @Test
    void each_number_has_words_of_its_own() {
        assertThat(Errno.values()).extracting(e -> e.number).doesNotHaveDuplicates();
        assertThat(Errno.values()).extracting(e -> e.words).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void a_code_is_found_with_either_sign() {
        for (Errno error : Arrays.stream(Errno.values()).filter(e -> e != Errno.UNKNOWN).toList()) {
            assertThat(Errno.of(-error.number)).isEqualTo(error);
            assertThat(Errno.of(error.number)).isEqualTo(error);
        }
    }

    @Test
    void a_number_never_stands_alone() {
        assertThat(Errno.of(-95).described(-95)).isEqualTo("this is not supported here (EOPNOTSUPP)");
        assertThat(Errno.of(-4003).described(-4003)).contains("byte order");
        assertThat(Errno.of(-777).described(-777))
                .isEqualTo("the kernel gave a reason that bpflab does not know (error number 777)");
    }

    @Test
    void the_gate_lets_good_codes_through_and_explains_bad_ones() {
        assertThat(ReturnCode.check(7, "cannot do it")).isEqualTo(7);
        Trouble trouble = catchThrowableOfType(TroubleException.class, () -> ReturnCode.check(-12, "cannot make a map"))
                .trouble();
        assertThat(trouble.what()).isEqualTo("cannot make a map");
        assertThat(trouble.why()).isEqualTo("the kernel has no memory left for it (ENOMEM)");
        assertThat(trouble.hint()).isNotBlank();
    }

    @Test
    void warnings_of_libbpf_become_the_reason() {
        assertThat(LibbpfWarnings.reason(-22, List.of(
                        "Error in bpf_create_map_xattr(big):Invalid argument(-22). Retrying without BTF.",
                        "map 'big': failed to create: Invalid argument(-22)",
                                "permission error while running as root; try raising 'ulimit -l'?",
                        "failed to load object 'x'")))
                .isEqualTo("map 'big': failed to create: the kernel does not take these arguments; it may be too old "
                        + "for them (EINVAL)");
        assertThat(LibbpfWarnings.reason(
                -13, List.of("prog 'x': BPF program load failed: Permission denied", "prog 'x': failed to load: -13")))
                .isEqualTo("the verifier found it unsafe, or access is denied (EACCES)");
    }
}
