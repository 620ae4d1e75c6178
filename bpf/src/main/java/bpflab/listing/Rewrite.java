package bpflab.listing;

import java.util.List;
import java.util.Optional;

/** What is done to a program between the compiler and the JIT: by libbpf and by the kernel's verifier. */
public enum Rewrite {
    /** {@code bpf_object__relocate} in libbpf, {@code resolve_pseudo_ldimm64} in kernel/bpf/verifier.c. */
    MAP_REFERENCE("map reference resolved"),
    VARIABLE("map reference resolved: an address"),
    FUNCTION_REFERENCE("function reference resolved"),
    KERNEL_SYMBOL("kernel symbol resolved"),
    /** Declared with {@code __weak}: {@code bpf_object__resolve_externs}. */
    NO_KERNEL_SYMBOL("kernel symbol that is not there: 0"),
    /** {@code bpf_core_apply_relo}. */
    FIELD("field relocated (CO-RE)"),
    /** Likewise: a type's number or size, whether there is such a field, a constant of an enum. */
    TYPE("type looked up (CO-RE)"),
    /** {@code patch_call_imm} in {@code do_misc_fixups}. */
    HELPER("helper resolved"),
    /** A map's own function instead of the helper that would ask for it. */
    MAP_OPERATION("helper resolved: this map's own"),
    /** {@code map_gen_lookup} and its like in {@code do_misc_fixups}. */
    HELPER_INLINED("helper inlined"),
    /** What a program cannot give: a timer's callback needs its program, a kfunc a type. */
    HIDDEN_ARGUMENT("hidden argument added"),
    /** {@code fixup_kfunc_call}. */
    KFUNC("kfunc resolved"),
    KFUNC_INLINED("kfunc inlined"),
    /** The internal {@code BPF_TAIL_CALL}, which the kernel shows as the call that it was. */
    TAIL_CALL("tail call: a jump"),
    /** {@code convert_ctx_accesses}. */
    CONTEXT_ACCESS("context access converted"),
    /** {@code opt_remove_dead_code}. */
    DEAD_CODE("dead code removed"),
    /** {@code opt_hard_wire_dead_code_branches}. */
    BRANCH("branch decided: always taken"),
    /** A divisor of 0 gives 0, a remainder by 0 the dividend; -1 would trap on x86 (RFC 9669, section 4.1). */
    DIVISION("division guarded"),
    /** {@code sanitize_ptr_alu}, and the index masks of arrays: against speculation beyond bounds (Spectre v1). */
    BOUNDS("bounds hardened"),
    /** A barrier: against speculation (Spectre v1 and v4). */
    BARRIER("speculation stopped"),
    MAY_GOTO("may_goto expanded"),
    /** {@code gen_ld_abs}. */
    PACKET_LOAD("packet load expanded"),
    ARENA("arena address converted"),
    /** {@code BPF_PROBE_ATOMIC} and its like: a page that is not there gives 0 instead of a crash. */
    ARENA_ACCESS("arena access: a fault is caught"),
    /** The function that is called when {@code bpf_throw} was and the program has none: {@code do_misc_fixups}. */
    EXCEPTION("exception callback added"),
    /** {@code gen_prologue}: what a kind of program needs done first. */
    PROLOGUE("prologue added"),
    /** What this table does not know. */
    OTHER("rewritten");

    private final String words;

    Rewrite(String words) {
        this.words = words;
    }

    /** What happened, in a few words: {@code division guarded}. */
    public String words() {
        return words;
    }

    /**
     * A place where it was done.
     *
     * @param before the instructions as compiled; empty for what was added
     * @param after what stands there now; empty for what was removed
     * @param next where something was removed, what stands behind that place now; empty at the end
     */
    public record Change(Rewrite what, List<Row.Code> before, List<Row.Code> after, Optional<Row.Code> next) {
        public Change {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
