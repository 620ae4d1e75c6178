package bpflab.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.verifier.log.LogLine.Analysis;
import bpflab.verifier.log.LogLine.Frame;
import bpflab.verifier.log.LogLine.Function;
import bpflab.verifier.log.LogLine.Other;
import bpflab.verifier.log.LogLine.Path;
import bpflab.verifier.log.LogLine.Pruned;
import bpflab.verifier.log.LogLine.Rejection;
import bpflab.verifier.log.LogLine.Source;
import bpflab.verifier.log.LogLine.State;
import bpflab.verifier.log.LogLine.Statistic;
import bpflab.verifier.log.LogLine.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerifierLogTest {

    @Test
    void reads_an_instruction_with_what_it_changed() {
        assertThat(one("7: (85) call bpf_map_lookup_elem#1    ; R0=map_value(map=counts,ks=4,vs=64) refs=2"))
                .isEqualTo(new Step(
                "7: (85) call bpf_map_lookup_elem#1    ; R0=map_value(map=counts,ks=4,vs=64) refs=2",
                7, 0x85, "call bpf_map_lookup_elem#1", "R0=map_value(map=counts,ks=4,vs=64) refs=2"));
    }

    @Test
    void knows_each_kind_of_line() {
        assertThat(one("1: (71) r2 = *(u8 *)(r1 +12)")).isInstanceOf(Step.class);
        assertThat(one("0: R1=ctx() R10=fp0")).isEqualTo(new State("0: R1=ctx() R10=fp0", 0, "R1=ctx() R10=fp0"));
        assertThat(one("; if (!row) @ map-value-index.c:18"))
                .isEqualTo(new Source("; if (!row) @ map-value-index.c:18", "if (!row)", "map-value-index.c", 18));
        assertThat(one("; if (!row)")).isEqualTo(new Source("; if (!row)", "if (!row)", "", 0));
        assertThat(one("from 36 to 7: R0=1 R10=fp0"))
                .isEqualTo(new Path("from 36 to 7: R0=1 R10=fp0", 36, 7, "R0=1 R10=fp0"));
        assertThat(one("from 36 to 7: safe")).isEqualTo(new Pruned("from 36 to 7: safe", 7));
        assertThat(one("12: safe")).isEqualTo(new Pruned("12: safe", 12));
        assertThat(Stream.of(
                "caller:", "callee:", "returning from callee:", "to caller at 7:", " frame1: R1=ctx() R10=fp0",
                        " R10=fp0")).allSatisfy(
                line -> assertThat(one(line)).isInstanceOf(Frame.class));
        assertThat(Stream.of("func#1 @12", "Func#1 ('g') is global and assumed valid.", "Validating g() func#1..."))
                .allSatisfy(
                line -> assertThat(one(line)).isInstanceOf(Function.class));
        assertThat(Stream.of(
                "Live regs before insn:", "  1   1: ......6... (e5) may_goto", "      0: .1........ (b7) r0 = 2",
                        "last_idx 4 first_idx 0",
                "mark_precise: frame0: regs=r3 stack= before 2: (07) r3 += 1", "regs=4 stack=0 before 3: (b7) r2 = 1",
                        "SCC enter 1")).allSatisfy(
                line -> assertThat(one(line)).isInstanceOf(Analysis.class));
        assertThat(Stream.of(
                "verification time 31 usec", "stack depth 32+16",
                        "processed 4 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 "
                        + "mark_read 0"))
                .allSatisfy(line -> assertThat(one(line)).isInstanceOf(Statistic.class));
        assertThat(one("a word from the year 2031")).isEqualTo(new Other("a word from the year 2031"));
    }

    @Test
    void takes_apart_what_the_kernel_joined() {
        assertThat(read("10: (15) if r1 == 0x0 goto pc+3 14: R0=1 R10=fp0"))
                .hasExactlyElementsOfTypes(Step.class, State.class);
        assertThat(read("43: (a6) if w7 < 0x3 goto pc-13 infinite loop detected at insn 43"))
                .last()
                .isEqualTo(new Rejection("infinite loop detected at insn 43"));
        assertThat(read(
                "expected prog array map for tail callprocessed 3 insns (limit 1000000) max_states_per_insn 0 "
                        + "total_states 0 peak_states 0 mark_read 0"))
                .first().isEqualTo(new Rejection("expected prog array map for tail call"));
    }

    @Test
    void calls_the_last_words_before_the_account_the_refusal_and_earlier_ones_not() {
        VerifierLog log = new VerifierLog("""
                arg#0 reference type('UNKNOWN ') size cannot be determined: -22
                0: R1=ctx() R10=fp0
                0: (71) r2 = *(u8 *)(r1 +12)
                invalid access to packet, off=12 size=1, R1(id=0,off=12,r=0)
                R1 offset is outside of the packet
                processed 1 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
                """);

        assertThat(log.lines())
                .hasExactlyElementsOfTypes(
                        Other.class, State.class, Step.class, Rejection.class, Rejection.class, Statistic.class);
        assertThat(log.rejection())
                .isEqualTo("invalid access to packet, off=12 size=1, R1(id=0,off=12,r=0)\nR1 offset is outside of the "
                        + "packet");
    }

    @Test
    void has_no_refusal_where_the_program_was_taken() {
        assertThat(new VerifierLog(
                "0: R1=ctx() R10=fp0\n0: (b7) r0 = 2 ; R0=2\n1: (95) exit\nprocessed 2 insns (limit 1000000) "
                        + "max_states_per_insn 0\n").rejection()).isEmpty();
        assertThat(VerifierLog.NONE.rejection()).isEmpty();
        assertThat(VerifierLog.NONE.lines()).isEmpty();
    }

    @Test
    void reads_the_account() {
        assertThat(new VerifierLog(
                "verification time 31 usec\nstack depth 32+16\nprocessed 13 insns (limit 1000000) max_states_per_insn "
                        + "0 total_states 2 peak_states 1 mark_read 0\n")
                .instructions()).hasValue(13);
        assertThat(new VerifierLog("processed 13 insns (limit 1000000)\n").instructions()).hasValue(13);
        assertThat(VerifierLog.NONE.instructions()).isEmpty();
    }

    private static LogLine one(String line) {
        return LogReader.read(line).get(0);
    }

    private static List<LogLine> read(String line) {
        return new VerifierLog(line).lines().toList();
    }
}
