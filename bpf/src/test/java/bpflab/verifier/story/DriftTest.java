package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.btf.LineInfo;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.verifier.log.LogLine;
import bpflab.verifier.log.VerifierLog;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The same refusals in the words of kernels before and after the one that the golden logs are from. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DriftTest {
    /**
     * Linux 6.1: C lines without a place, marks of liveness after a register's name, every part of a packet pointer
     * told.
     */
    private static final String LINUX_6_1 = """
            0: R1=ctx(off=0,imm=0) R10=fp0
            ; struct ethhdr *eth = (void *)(long)ctx->data;
            0: (61) r1 = *(u32 *)(r1 +0)          ; R1_w=pkt(off=0,r=0,imm=0)
            ; return eth->h_proto == bpf_htons(ETH_P_IP) ? XDP_PASS : XDP_DROP;
            1: (71) r2 = *(u8 *)(r1 +12)
            invalid access to packet, off=12 size=1, R1(id=0,off=12,r=0)
            R1 offset is outside of the packet
            processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            """;

    /** Linux 6.1, which tells of a map only how long its keys and values are. */
    private static final String LINUX_6_1_MAP = """
            0: R1=ctx(off=0,imm=0) R10=fp0
            ; __u32 bytes = ctx->data_end - ctx->data;
            0: (61) r2 = *(u32 *)(r1 +0)          ; R1=ctx(off=0,imm=0) R2_w=pkt(off=0,r=0,imm=0)
            ; __u32 bytes = ctx->data_end - ctx->data;
            1: (61) r1 = *(u32 *)(r1 +4)          ; R1_w=pkt_end(off=0,imm=0)
            ; __u32 bytes = ctx->data_end - ctx->data;
            2: (1f) r1 -= r2                      ; R1_w=scalar() R2_w=pkt(off=0,r=0,imm=0)
            3: (18) r2 = 0xffffff00               ; R2_w=4294967040
            5: (5f) r1 &= r2                      ; R1_w=scalar(umax=4294967040,var_off=(0x0; 0xffffff00))
            ; sizes[bytes / 256]++;
            6: (77) r1 >>= 5                      ; R1_w=scalar(umax=134217720,var_off=(0x0; 0x7fffff8))
            7: (18) r2 = 0xffffc900003e6000       ; R2_w=map_value(off=0,ks=4,vs=64,imm=0)
            9: (0f) r2 += r1                      ; R2_w=map_value(off=0,ks=4,vs=64,umax=134217720)
            ; sizes[bytes / 256]++;
            10: (79) r1 = *(u64 *)(r2 +0)
            invalid access to map value, value_size=64 off=134217720 size=8
            R2 max value is outside of the allowed memory range
            processed 9 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            """;

    /** Linux 6.12, level 2. */
    private static final String LINUX_6_12 = """
            func#0 @0
            0: R1=ctx() R10=fp0
            ; __u32 key = 0; @ count.c:14
            0: (b7) r1 = 0                        ; R1_w=0
            1: (63) *(u32 *)(r10 -4) = r1         ; R1_w=0 R10=fp0 fp-8=0000????
            2: (bf) r2 = r10                      ; R2_w=fp0 R10=fp0
            3: (07) r2 += -4                      ; R2_w=fp-4
            ; __u64 *seen = bpf_map_lookup_elem(&counts, &key); @ count.c:15
            4: (18) r1 = 0xffff888100255c00       ; R1_w=map_ptr(map=counts,ks=4,vs=8)
            6: (85) call bpf_map_lookup_elem#1    ; R0_w=map_value_or_null(id=1,map=counts,ks=4,vs=8)
            mark_precise: frame0: last_idx 6 first_idx 0 subseq_idx -1
            ; *seen += 1; @ count.c:17
            7: (79) r1 = *(u64 *)(r0 +0)
            R0 invalid mem access 'map_value_or_null'
            verification time 40 usec
            stack depth 4
            processed 7 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            """;

    /** Linux 7: pointers hidden, liveness told in other words, a message that does not name a register. */
    private static final String LINUX_7 = """
            func#0 @0
            Live regs before insn:
                  0: .1........ (79) r2 = *(u64 *)(r1 +32)
            use: fp-8
            0: R1=ctx() R10=fp0
            ; int length = ctx->length; @ copy.c:16
            0: (79) r2 = *(u64 *)(r1 +32)         ; R1=ctx() R2=scalar()
            ; bpf_probe_read_user(bytes, length, ctx->bytes); @ copy.c:20
            1: (85) call bpf_probe_read_user#112
            arg#1 min value is negative, either use unsigned or 'var &= const'
            processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            """;

    @Test
    void Linux_6_1_is_explained_by_text_alone() {
        Explanation explanation = explain(LINUX_6_1, List.of());

        assertThat(explanation.kind()).isEqualTo("packet-unchecked");
        assertThat(explanation.at())
                .get()
                .extracting(Explanation.Note::line, Explanation.Note::remark)
                .containsExactly(0, "byte 12; bytes proven to exist: 0");
        assertThat(explanation.notes()).extracting(Explanation.Note::remark).contains("eth = start of the packet");
        assertThat(explanation.fix())
                .isEqualTo("if ((void *)(eth + 1) > (void *)(long)ctx->data_end) return XDP_PASS;");
    }

    @Test
    void Linux_6_1_gets_line_numbers_from_the_object() {
        Explanation explanation = explain(LINUX_6_1, List.of(
                new LineInfo(0, "nocheck.c", "\tstruct ethhdr *eth = (void *)(long)ctx->data;", 12, 42),
                new LineInfo(
                        1, "nocheck.c", "\treturn eth->h_proto == bpf_htons(ETH_P_IP) ? XDP_PASS : XDP_DROP;", 14,
                                14)));

        assertThat(explanation.notes()).extracting(Explanation.Note::line).containsExactly(12, 14);
        assertThat(explanation.at())
                .get()
                .satisfies(at -> assertThat(at.text().substring(at.caretFrom(), at.caretTo()))
                        .isEqualTo("eth->h_proto"));
    }

    @Test
    void Linux_6_1_gets_the_map_from_the_object() {
        assertThat(explainMap(new Relocation(7, ".bss", 0)))
                .isEqualTo("may go past the end of .bss with an index that is too large");
    }

    @Test
    void Linux_6_1_does_not_guess_the_map() {
        assertThat(explainMap()).isEqualTo("may go past the end of a map with an index that is too large");
        assertThat(explainMap(new Relocation(3, "other", 0)))
                .isEqualTo("may go past the end of a map with an index that is too large");
    }

    private static String explainMap(Relocation... relocations) {
        return Explanation.of(
                new VerifierLog(LINUX_6_1_MAP),
                new ProgramSpec("test", "xdp", new byte[0], List.of(), List.of(), List.of(relocations))).what();
    }

    @Test
    void Linux_6_12_with_all_paths_and_marks() {
        Explanation explanation = explain(LINUX_6_12, List.of());

        assertThat(explanation.kind()).isEqualTo("null-unchecked");
        assertThat(explanation.notes()).extracting(Explanation.Note::line, Explanation.Note::remark).containsExactly(
                Tuple.tuple(15, "seen = a value of counts, or NULL"),
                Tuple.tuple(17, "may be NULL here"));
        assertThat(new VerifierLog(LINUX_6_12).instructions()).hasValue(7);
    }

    @Test
    void Linux_7_without_a_register_in_the_message() {
        Explanation explanation = explain(LINUX_7, List.of());

        assertThat(explanation.kind()).isEqualTo("length-negative");
        assertThat(explanation.what()).isEqualTo("hands bpf_probe_read_user a length that may be negative");
        assertThat(explanation.at()).get().extracting(Explanation.Note::line).isEqualTo(20);
        assertThat(new VerifierLog(LINUX_7).lines()).noneMatch(line -> line instanceof LogLine.Other);
    }

    private static Explanation explain(String log, List<LineInfo> lines) {
        return Explanation.of(
                new VerifierLog(log),
                        new ProgramSpec("test", "xdp", new byte[8 * lines.size()], List.of(), lines, List.of()));
    }
}
