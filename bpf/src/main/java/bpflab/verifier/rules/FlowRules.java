package bpflab.verifier.rules;

import java.util.List;

/** Where a program goes, and how it ends. */
final class FlowRules {
    static final List<Rule> RULES = List.of(
            Rule.of("endless-loop", "infinite loop detected at insn (?<insn>\\d+)")
                    .what("has a loop that may never end")
                    .why("the verifier came to {here} twice with everything the same: nothing that it can see changes "
                            + "from one round to the next")
                    .fix("count to a constant: for (int i = 0; i < 100; i++), or use bpf_loop() or bpf_for()")
                    .mark("again and again the same"),
            Rule.of("too-many-steps", "BPF program is too large\\. Processed (?<steps>\\d+) insn")
                    .what("is too long for the verifier: it gave up after 1,000,000 steps")
                    .why("the verifier walks through every round of a loop and every branch: rounds times branches "
                            + "come to more than 1,000,000 instructions")
                    .fix("make fewer rounds or branches; bpf_loop(rounds, function, &data, 0) is verified once for "
                            + "all rounds")
                    .mark("step {steps}"),
            Rule.of("too-many-branches", "The sequence of (?<jumps>\\d+) jumps is too complex")
                    .what("has more open branches than the verifier keeps in mind")
                    .why("each branch that is not followed yet must be remembered, 8192 at most; a long loop with a "
                            + "break in it opens one each round")
                    .fix("make fewer rounds, or use bpf_loop(rounds, function, &data, 0)")
                    .mark("one more open branch each round"),
            Rule.of("return-value", "(?:At program exit|At async callback return|In callback) the register R0 has "
                            + "(?:smin=(?<low>-?\\d+) smax=(?<high>-?\\d+)|value \\([^)]*\\)|unknown scalar value|.*?)"
                            + " should have been in [\\[(](?<from>[-\\w]+)[,;] (?<to>[-\\w]+)[\\])]")
                    .what("may return a value that {hook} programs must not return")
                    .why("allowed is {from} to {to}; what is returned can be {returned}")
                    .fix("return one of the allowed values, as a constant: return {from};")
                    .mark("allowed is {from} to {to}"),
            Rule.of("return-value", "At program exit the register R0 .*")
                    .what("may return a value that {hook} programs must not return")
                    .why("each kind of program has its list of return values, and this one is not on it")
                    .fix("return one of the allowed values, as a constant")
                    .mark("not an allowed value"),
            Rule.of("reference-leak", "Unreleased reference id=(?<ref>\\d+) alloc_insn=(?<alloc>\\d+)")
                    .what("ends on one path without giving back what it took")
                    .why("what {maker|a helper} gave must be given back on every way out, and on the way to {here} it "
                            + "is not")
                    .fix("before this return give it back: bpf_ringbuf_discard({variable|record}, 0); or submit it, "
                            + "or release the object")
                    .mark("leaves without giving it back"),
            Rule.of("locked-exit", "BPF_EXIT instruction in .* cannot be used inside (?<region>bpf_\\w+)(?:-ed)? region"
                            + "|.*bpf_spin_lock is missing unlock.*|bpf_spin_unlock is missing.*")
                    .what("ends while it holds a lock")
                    .why("bpf_spin_lock was called on the way to {here} and bpf_spin_unlock was not: everybody else "
                            + "would wait for ever")
                    .fix("bpf_spin_unlock(&value->lock);")
                    .mark("still locked here"),
            Rule.of("locked-call",
                    "(?:function calls|calls?) (?:are|is) not allowed while holding a lock|.*inside bpf_spin_lock.*")
                    .what("calls {helper|a function} while it holds a lock")
                    .why("between bpf_spin_lock and bpf_spin_unlock no function may be called: others wait")
                    .fix("call {helper|it} before bpf_spin_lock, and keep the answer in a variable")
                    .mark("called with the lock held"),
            Rule.of("might-sleep",
                    "helper call might sleep in a non-sleepable prog|kernel func .* is sleepable.*|.*sleepable.*not "
                    + "allowed.*")
                    .what("calls {helper|a helper}, which may have to wait, where nobody may wait")
                    .why("{helper|the helper} can sleep until memory is read in; a {hook} program runs where the "
                            + "kernel cannot stop")
                    .fix("use one that does not wait, as bpf_probe_read_user, or a hook that may sleep (a section "
                            + "that ends in .s)")
                    .mark("might sleep"),
            Rule.of("dynptr-unset", "Expected an initialized dynptr as arg #(?<arg>\\d+)|Expected a dynptr of type .*")
                    .what("uses a dynptr that was not set up")
                    .why("a bpf_dynptr must be filled by a bpf_dynptr_from_… or bpf_ringbuf_reserve_dynptr call "
                            + "before it is used")
                    .fix("bpf_dynptr_from_mem(data, size, 0, &dynptr); before this")
                    .mark("not set up"),
            Rule.of("unreachable", "unreachable insn (?<insn>\\d+)")
                    .what("has instructions that nothing leads to")
                    .why("instruction {insn} comes after an end or a jump, and no jump goes there")
                    .fix("take it out, or jump to it")
                    .mark("never reached"),
            Rule.of("jump-outside", "jump out of range from insn (?<insn>\\d+) to (?<to>-?\\d+)")
                    .what("jumps out of the program")
                    .why("instruction {insn} goes to instruction {to}, and the program ends before")
                    .fix("jump to a label inside the program")
                    .mark("goes to instruction {to}"),
            Rule.of("no-exit", "last insn is not an exit or jmp")
                    .what("runs past its last instruction")
                    .why("the last instruction of a program or function must be exit or a jump, and it is neither")
                    .fix("end it with exit; in C with a return statement: {pass}")
                    .mark("no exit"),
            Rule.of("back-edge", "back-edge from insn (?<insn>\\d+) to (?<to>\\d+)")
                    .what("has a loop, and may not have one")
                    .why("instruction {insn} jumps back to {to}; before Linux 5.3, and without CAP_BPF, programs may "
                            + "not loop")
                    .fix("#pragma unroll before the for, or load it as root on a newer kernel")
                    .mark("jumps back"));

    private FlowRules() {}
}
