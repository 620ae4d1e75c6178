package bpflab.verifier.rules;

import java.util.List;

/** Instructions that do not exist, and what no compiler writes. */
final class CodeRules {
    static final List<Rule> RULES = List.of(
            Rule.of("divide-by-zero", "div by zero")
                    .what("divides by the number 0")
                    .why("the divisor is written in the instruction, and it is 0 (a divisor in a register may be 0: "
                            + "the result is then 0)")
                    .fix("divide by something else")
                    .mark("by 0"),
            Rule.of("shift-too-far", "invalid shift (?<bits>-?\\d+)")
                    .what("shifts by more bits than the number has")
                    .why("{bits} is written in the instruction; a number of 64 bits can be shifted by 0 to 63, one of "
                            + "32 bits by 0 to 31")
                    .fix("shift by fewer bits")
                    .mark("by {bits} bits"),
            Rule.of("indirect-call", "unknown opcode 8d")
                    .what("calls a function through a pointer")
                    .why("BPF has no instruction for that: each call names its function, or a program in a map")
                    .fix("call the functions by name: if (which) one(); else two(); or bpf_tail_call through a "
                            + "BPF_MAP_TYPE_PROG_ARRAY")
                    .mark("through a pointer"),
            Rule.of("unknown-instruction",
                    "unknown opcode (?<opcode>[0-9a-f]+)|invalid BPF_\\w+ (?:mode|opcode).*|BPF_\\w+ uses unknown.*")
                    .what("has an instruction that this kernel does not know")
                    .why("there is no instruction with code {opcode|of this form}: bytes that are no program, or an "
                            + "instruction newer than this kernel")
                    .fix(":load FILE -- -mcpu=v2   # compiled for an older instruction set")
                    .mark("unknown"),
            Rule.of("reserved-fields",
                    "(?<name>BPF_\\w+) uses reserved fields|invalid bpf_ld_imm64 insn|.*reserved field.*")
                    .what("has an instruction with something in a field that must be empty")
                    .why("{name|this instruction} does not use all of its 8 bytes, and the unused ones must be 0: "
                            + "bytes that are no "
                            + "program, or an instruction newer than this kernel")
                    .fix("set the unused fields to 0")
                    .mark("fields that must be 0"),
            Rule.of("debug-information",
                    "[Ii]nvalid line_info\\[.*|missing b(?:pf_line|tf func)_info.*|Invalid insn code at line_info.*"
                            + "|nonzero offset \\d+ for the first func info.*|same or smaller insn offset .*"
                            + "|invalid type id .* in func info|number of funcs in func_info .*"
                            + "|func_info BTF section .*")
                    .what("comes with debug information that does not fit its instructions")
                    .why("the file tells of instructions which line of C they are from and which function they begin; "
                            + "the kernel checks that before it looks at the program: the file is damaged, or a tool "
                            + "changed its instructions and left that as it was")
                    .fix(":compile FILE.c   # makes it again")
                    .mark("does not fit")
                    .source("check_btf_line and check_btf_func in kernel/bpf/verifier.c"));

    private CodeRules() {}
}
