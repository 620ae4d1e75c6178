package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ProgramSpec;
import bpflab.trouble.Advice;
import bpflab.verifier.log.VerifierLog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExplanationTest {

    static Stream<Golden> programs() {
        return Golden.in("refused");
    }

    /** Logs as they were on Linux 6.18, kept: no kernel and no compiler is needed. */
    @ParameterizedTest
    @MethodSource("programs")
    void says_of_a_kept_log_what_was_written_down_for_it(Golden golden) {
        assertThat(Golden.shown(golden.explanation())).isEqualTo(golden.explained());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void leaves_no_hole_in_its_sentences(Golden golden) {
        Explanation explanation = golden.explanation();

        assertThat(List.of(explanation.what(), explanation.why(), explanation.fix()))
                .allSatisfy(text -> assertThat(text.replace(Advice.MARK, " ")).isNotBlank().doesNotContain("  "));
        assertThat(explanation.what() + explanation.why()).doesNotContain("{", "}", "|", " ,", " .");
        assertThat(explanation.notes()).allSatisfy(note -> {
            assertThat(note.remark()).isNotBlank();
            assertThat(note.caretFrom()).isBetween(0, note.text().length());
            assertThat(note.caretTo()).isBetween(note.caretFrom(), note.text().length());
        });
    }

    @Test
    void has_a_program_for_most_rules() {
        List<String> met = programs().map(golden -> golden.explanation().kind()).distinct().toList();

        assertThat(met).hasSizeGreaterThan(50).doesNotContain(Explanation.UNKNOWN);
    }

    /** What kernels before and after 6.18 say, and what needs more rights, or fewer, than a test has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            R1 invalid mem access 'inv'                                                              | number-as-pointer
            R3 invalid mem access 'sock_or_null'                                                     | null-unchecked
            R1 invalid mem access 'pkt_end'                                                          | packet-end-read
            R2 invalid mem access 'map_ptr'                                                          | memory-not-readable
            R1 min value is negative, either use unsigned index or do a if (index >=0) check.        | value-index-negative
            arg#1 min value is negative, either use unsigned or 'var &= const'                       | length-negative
            R5 unbounded memory access, make sure to bounds check any such access                    | unbounded-access
            At program exit the register R0 has value (0x0; 0xffffffff) should have been in (0x0; 0x1) | return-value
            At program exit the register R0 has unknown scalar value should have been in (0x0; 0x1)  | return-value
            unknown func bpf_get_stackid#27                                                          | helper-not-for-hook
            calling kernel function bpf_cpumask_create is not allowed                                | kfunc-not-for-hook
            invalid indirect read from stack R2 off -8+4 size 8                                      | stack-never-written
            invalid read from stack R2 off -4+0 size 4                                               | stack-never-written
            invalid stack type R1 off=-600 access_size=64                                            | unknown
            back-edge from insn 12 to 4                                                              | back-edge
            fd 9 is not pointing to valid bpf_map                                                    | map-missing
            value 1073741824 makes map_value pointer be out of bounds                                | math-too-far
            R1 must be referenced or trusted                                                         | not-trusted
            kernel function bpf_x args#0 expected pointer to STRUCT a but R1 has a pointer to STRUCT b | other-struct
            program of this type cannot use helper bpf_override_return#58                            | helper-not-for-hook
            invalid access to memory, mem_size=32 off=32 size=4                                      | memory-past-end
            R2 pointer arithmetic on ctx prohibited                                                  | math-on-pointer
            R2 pointer arithmetic with /= operator prohibited                                        | bits-of-pointer
            R0 tried to subtract pointer from scalar                                                 | pointer-compared
            invalid variable-offset read from stack R2                                               | stack-variable-index
            bpf_spin_unlock is missing                                                               | locked-exit
            Invalid line_info[7].insn_off:15 (prev_offset:15 prog->len:26)                           | debug-information
            missing bpf_line_info for func#2                                                         | debug-information
            missing btf func_info                                                                    | debug-information
            struct ops programs must have a GPL compatible license                                   | licence
            kernel func bpf_iter_css_new requires RCU critical section protection                    | rcu-needed
            "R1 pointer |= pointer prohibited"                                                       | null-tests-joined
            invalid bpf_ld_imm64 insn                                                                | reserved-fields
            """)
    void knows_the_words_of_other_kernels(String message, String kind) {
        assertThat(Explanation.of(new VerifierLog(message + "\nprocessed 3 insns (limit 1000000)\n"), program("xdp"))
                .kind()).isEqualTo(kind);
    }

    @Test
    void a_helper_that_a_locked_down_kernel_takes_away_is_not_told_as_the_hooks_lack() {
        String log = "3: (85) call bpf_probe_write_user#36\n"
                + "program of this type cannot use helper bpf_probe_write_user#36\nprocessed 3 insns (limit 1000000)\n";

        Explanation traced = Explanation.of(new VerifierLog(log), program("kprobe/do_unlinkat"));

        assertThat(traced.kind()).isEqualTo("helper-locked-down");
        assertThat(traced.what()).contains("this kernel allows nobody");
        assertThat(Explanation.of(new VerifierLog(log), program("xdp")).kind()).isEqualTo("helper-not-for-hook");
    }

    @Test
    void tells_a_length_from_an_index_by_the_call() {
        String message = "R2 unbounded memory access, use 'var &= const' or 'if (var < const)'\n";
        Explanation explanation =
                Explanation.of(new VerifierLog("4: (85) call bpf_probe_read_kernel#113\n" + message), program("xdp"));

        assertThat(explanation.kind()).isEqualTo("unbounded-length");
        assertThat(explanation.what()).isEqualTo("hands bpf_probe_read_kernel a length that has no upper limit");
    }

    @Test
    void tells_the_kernels_own_words_where_it_has_none() {
        Explanation explanation =
                Explanation.of(
                        new VerifierLog(
                                "0: R1=ctx() R10=fp0\n0: (95) exit\nR0 is blue today\nprocessed 1 insns (limit "
                                        + "1000000)\n"), program("xdp"));

        assertThat(explanation.kind()).isEqualTo(Explanation.UNKNOWN);
        assertThat(explanation.says()).isEqualTo("R0 is blue today");
        assertThat(explanation.fix()).contains(":verifier --raw");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fentry/do_nanosleep | Operation not permitted                          | this kernel does not allow fentry programs
            lsm/file_open       | the kernel does not allow it (EPERM)             | this kernel does not allow LSM programs
            xdp                 | the kernel does not allow it (EPERM)             | the right to do so is missing
            kprobe/nothing      | the kernel knows nothing of that name (ESRCH)    | names something that this kernel does not have
            xdp                 | it is larger than the kernel takes (E2BIG)       | too many instructions
            xdp                 | the kernel has no memory left for it (ENOMEM)    | no room in the kernel's memory
            netfilter           | this is not supported here (EOPNOTSUPP)          | this kernel was built without
            xdp                 | the kernel does not take these arguments (EINVAL) | does not fit this kernel
            xdp                 | something else                                   | did not say why
            """)
    void explains_an_error_number_without_a_log(String section, String reason, String what) {
        Explanation explanation = Explanation.of(VerifierLog.NONE, reason, program(section));

        assertThat(explanation.what()).contains(what);
        assertThat(explanation.says()).isEqualTo(reason);
        assertThat(explanation.fix()).isNotBlank();
        assertThat(explanation.at()).isEmpty();
    }

    @Test
    void a_log_goes_before_the_error_number() {
        assertThat(Explanation.of(new VerifierLog("div by zero\n"), "EPERM", program("xdp")).kind())
                .isEqualTo("divide-by-zero");
    }

    private static ProgramSpec program(String section) {
        return new ProgramSpec("test", section, new byte[0], List.of(), List.of(), List.of());
    }
}
