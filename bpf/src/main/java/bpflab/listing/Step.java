package bpflab.listing;

import bpflab.insn.AluOp;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.Operand;
import bpflab.insn.Register;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** An instruction, and what it has in common with what the kernel makes of it. */
record Step(Row.Code code, Instruction instruction, String text) {
    private static final int LAST_ARGUMENT = 5;
    private static final int UNCLONE = 10;
    /** BPF_PROBE_ATOMIC in linux/filter.h; the other bits of an opcode are its class and its size. */
    private static final int PROBED = 0xe0;
    private static final Pattern HIDDEN = Pattern.compile("\\b[rw]11\\b");
    /** What programs see of these is not what the kernel has: {@code convert_ctx_accesses} in verifier.c. */
    private static final Set<String> SEEN_OTHERWISE = Set.of(
            "__sk_buff", "xdp_md", "bpf_sock", "bpf_tcp_sock", "bpf_xdp_sock", "bpf_sock_addr", "bpf_sock_ops",
            "sk_msg_md", "bpf_sk_lookup", "bpf_perf_event_data", "bpf_sysctl", "bpf_sockopt", "sk_reuseport_md",
            "bpf_flow_keys", "bpf_cgroup_dev_ctx");

    static Step of(Row.Code code) {
        Enough.orGoOn();
        return new Step(code, Decoder.decode(code.bytes()).get(0).instruction(), NormalText.of(code));
    }

    /** Whether libbpf looks a number in it up in the kernel's types, and it is the kernel's own type. */
    boolean isLookedUp() {
        String name = code.note().name();
        return code.note().core() && !SEEN_OTHERWISE.contains(name.replaceFirst("[.\\[].*", ""));
    }

    /** What was looked up, if anything was. */
    Rewrite lookedUp() {
        return code.note().kind().startsWith("byte_") ? Rewrite.FIELD : Rewrite.TYPE;
    }

    boolean divides() {
        return instruction instanceof Instruction.Alu alu
                && List.of(AluOp.DIV, AluOp.MOD, AluOp.SDIV, AluOp.SMOD).contains(alu.op());
    }

    /** r11 exists only in what the verifier wrote. */
    boolean hidden() {
        return HIDDEN.matcher(code.text()).find();
    }

    /** Whether it is the same as this, but for the kernel's own form of it that may fault. */
    boolean isProbed(Step now) {
        return now.instruction().opcode() == (instruction.opcode() & ~PROBED | PROBED);
    }

    /**
     * How many instructions make sure that a packet is the program's own, before it writes into it: none, or all of
     * {@code bpf_unclone_prologue} in net/core/filter.c.
     */
    static int prologue(List<Step> code) {
        boolean there = code.size() >= UNCLONE && code.get(0).code().at() == 0
                && code.get(0).text().startsWith("r6 = *(u8 *)(r1 ") && code.get(1).text().startsWith("w6 &= ")
                && code.get(3).text().equals("r6 = r1") && code.get(UNCLONE - 1).text().equals("r1 = r6");
        return there ? UNCLONE : 0;
    }

    /** A constant to a register of arguments. */
    boolean setsArgument() {
        return instruction instanceof Instruction.LoadWide load && load.dst().number() <= LAST_ARGUMENT
                || instruction instanceof Instruction.Alu alu && alu.op() == AluOp.MOV
                && alu.src() instanceof Operand.Imm && alu.dst().number() <= LAST_ARGUMENT;
    }

    /** A constant to the stack, below what the program itself has there. */
    boolean startsCounter() {
        return instruction instanceof Instruction.Store store
                && store.to().base().number() == Register.FRAME.number() && store.value() instanceof Operand.Imm;
    }
}
