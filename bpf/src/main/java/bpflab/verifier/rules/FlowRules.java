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
                    .why("the verifier walks through every round of {loop|a loop} and every branch in it; the part of "
                            + "the log that is kept has {rounds|many rounds}, and they are not the last")
                    .fix("put what {loop|the loop} does in one round into a function and call bpf_loop(rounds, "
                            + "function, &data, 0): it is verified once for all rounds. Fewer rounds help only where "
                                    + "few branches are")
                    .mark("step {steps}"),
            Rule.of("too-many-branches", "The sequence of (?<jumps>\\d+) jumps is too complex")
                    .what("has more open branches than the verifier keeps in mind")
                    .why("each branch that is not followed yet must be remembered, 8192 at most; {loop|a long loop} "
                            + "opens one or more in each round, and the part of the log that is kept has {rounds|many "
                                    + "rounds}")
                    .fix("put what {loop|the loop} does in one round into a function and call bpf_loop(rounds, "
                            + "function, &data, 0): it is verified once for all rounds")
                    .mark("one more open branch each round"),
            Rule.of("return-value", "(?:At program exit|At async callback return|In callback) the register R0 has "
                            + "(?:smin=(?<low>-?\\d+) smax=(?<high>-?\\d+)|value \\([^)]*\\)|unknown scalar value|.*?)"
                            + " should have been in [\\[(](?<from>[-\\w]+)[,;] (?<to>[-\\w]+)[\\])]")
                    .what("may return a value that {hook} programs must not return")
                    .why("allowed is {from} to {to}; what is returned can be {returned}")
                    .returned("{allowed}")
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
                    .beforeReturn("{giveBack}")
                    .fix("keep what {maker|the call} gave in a variable, and give it back on this way too, with the "
                            + "call that belongs to it")
                    .mark("leaves without giving it back"),
            Rule.of("locked-exit", "BPF_EXIT instruction in .* cannot be used inside (?<region>bpf_\\w+)(?:-ed)? region"
                            + "|.*bpf_spin_lock is missing unlock.*|bpf_spin_unlock is missing.*")
                    .what("ends while it holds a lock")
                    .why("{maker|bpf_spin_lock} was called on the way to {here}, and the call that ends it was not: "
                            + "nobody may leave before that")
                    .beforeReturn("{giveBack}")
                    .fix("call what ends the region on this way too")
                    .mark("still locked here"),
            Rule.of("another-lock", "bpf_(?:res_)?spin_unlock\\w* of different lock")
                    .what("unlocks another lock than the one that it locked")
                    .why("a lock is known by the value that it lies in: this one is not that of the last bpf_spin_lock")
                    .statement("{sameLock}")
                    .fix("hand bpf_spin_unlock the same &value->lock as bpf_spin_lock")
                    .mark("not the lock that is held"),
            Rule.of("not-for-tracing", "tracing progs cannot use bpf_(?<thing>timer|wq).*")
                    .what("uses a {thing} in a tracing program, which may not")
                    .why("a tracing program can interrupt the code that runs timers: it would wait for itself")
                    .fix("set it up in a program of another kind (XDP, tc, a syscall program), or keep time in user "
                            + "space")
                    .mark("not in tracing programs"),
            Rule.of("not-for-tracing", "tracing progs cannot use (?<thing>\\S+)|.* of tracing program.*")
                    .what("uses {thing|something} in a tracing program, which may not")
                    .why("a tracing program can interrupt code that holds the same lock, or a timer's: it would wait "
                            + "for itself")
                    .fix("count with __sync_fetch_and_add, or give each CPU its own value (BPF_MAP_TYPE_PERCPU_ARRAY)")
                    .mark("not in tracing programs"),
            Rule.of("list-lock", "bpf_spin_lock at off=\\d+ must be held for (?<thing>\\w+)")
                    .what("touches a {thing} without the lock that belongs to it")
                    .why("a {thing} may only be changed while the bpf_spin_lock that lies in the same value is held")
                    .statement("{underLock}")
                    .fix("bpf_spin_lock before it and bpf_spin_unlock after it, with the lock beside the {thing}")
                    .mark("the lock is not held"),
            Rule.of("node-touched", "direct access to (?<thing>\\w+) is disallowed")
                    .what("reads or writes a {thing} itself")
                    .why("the kernel keeps its own pointers in a {thing}; programs may only hand its address to "
                            + "bpf_list_… and bpf_rbtree_…")
                    .fix("keep what you want to note in other fields of the struct")
                    .mark("the kernel's own"),
            Rule.of("lock-under-lock", "(?:function calls|calls?) (?:are|is) not allowed while holding a lock"
                            + "|Locking two bpf_spin_locks are not allowed.*")
                    .when(r -> r.helper().matches("bpf_spin_lock"))
                    .what("takes a lock while it holds another one")
                    .why("a program may hold one bpf_spin_lock at a time, so that no two programs wait for each other")
                    .fix("call bpf_spin_unlock for the first before this, or keep what belongs together in one map "
                            + "value under one lock")
                    .mark("the second lock"),
            Rule.of("lock-not-held", "bpf_(?:res_)?spin_unlock\\w* without taking a lock")
                    .what("unlocks a lock that it does not hold")
                    .why("on the way to {here} no bpf_spin_lock was called, or its lock was given back already")
                    .fix("call bpf_spin_lock before it on each way, and bpf_spin_unlock once")
                    .mark("not locked here"),
            Rule.of("symbol-missing", "ldimm64 failed to find the address for kernel symbol '(?<name>[^']+)'.*")
                    .what("uses a variable of the kernel whose address the kernel does not tell")
                    .why("{name} was declared with __ksym; the kernel's types know it, but its /proc/kallsyms has no "
                            + "address of that name: variables are listed there by kernels with CONFIG_KALLSYMS_ALL")
                    .fix("leave {name} out for this kernel, __weak does not help; whether another has it is told by "
                            + "!grep -w {name} /proc/kallsyms")
                    .mark("no such symbol")
                    .source("check_pseudo_btf_id, for a variable that has types and no address: this kernel has none"),
            Rule.of("locked-call",
                    "(?:function calls|calls?) (?:are|is) not allowed while holding a lock|.*inside bpf_spin_lock.*")
                    .what("calls {helper|a function} while it holds a lock")
                    .why("between bpf_spin_lock and bpf_spin_unlock no function may be called: others wait")
                    .fix("call {helper|it} before bpf_spin_lock or after bpf_spin_unlock, and keep in a variable what "
                            + "it answers or needs")
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
            Rule.of("dynptr-overwritten", "cannot overwrite referenced dynptr")
                    .what("fills a dynptr that still holds something")
                    .why("what it holds would be lost, and could never be given back")
                    .fix("submit or discard it first, or use another struct bpf_dynptr")
                    .mark("still holds something"),
            Rule.of("iterator-unset", "expected (?:an )?(?:un)?initialized (?<thing>iter_\\w+) as arg ?#(?<arg>\\d+)")
                    .what("uses an iterator out of order")
                    .why("each {thing} is made by its _new call, asked by _next until that answers NULL, and ended by "
                            + "_destroy, once each")
                    .fix("call _new before _next, and _destroy after the loop on every way out")
                    .mark("not in this order"),
            Rule.of("callback-left-out", "exception callback type id not found in func_info")
                    .what("has an exception callback that is not loaded with it")
                    .why("nothing calls such a function, so libbpf has to take it along by its tag; it does from 1.3 "
                            + "on, and only a global function")
                    .fix("take static away from the callback; with an older libbpf leave out the tag "
                            + "exception_callback, then the kernel's own returns what was thrown")
                    .mark("left out by libbpf")
                    .source("check_btf_func and bpf_check: met only with libbpf before 1.3"),
            Rule.of("callback-throws", ".*exception (?:callback|cb)\\b.*")
                    .what("has an exception callback that does not fit")
                    .why("it must be a global function that takes one __u64 and returns an int, and it may not throw "
                            + "itself")
                    .fix("__noinline int on_exception(__u64 cookie) { return 0; }, named by "
                            + "__attribute__((btf_decl_tag(\"exception_callback:on_exception\")))")
                    .mark("does not fit"),
            Rule.of("recursion", "recursive call from .*|.*recursion.*")
                    .what("calls itself")
                    .why("the verifier must know how deep calls go, so no function may call itself, not by way of "
                            + "another either")
                    .fix("make a loop of it with an array as its stack, or bpf_loop()")
                    .mark("calls itself")
                    .source("sort_subprogs_topo, newer than 6.18: until then the frames are too deep"),
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
                    .why("the last instruction of a program or function must be exit or a jump, and it is neither. "
                            + "Where C has a return statement there, clang took it for out of reach: what stands "
                            + "before it is undefined in C, such as an access through a NULL pointer")
                    .fix("end it with exit; in C with a return statement: {pass} If it has one, look for a pointer "
                            + "that is NULL, or a loop that only an overflow ends, in front of it")
                    .mark("no exit"),
            Rule.of("back-edge", "back-edge from insn (?<insn>\\d+) to (?<to>\\d+)")
                    .what("has a loop, and may not have one")
                    .why("instruction {insn} jumps back to {to}; before Linux 5.3, and without CAP_BPF, programs may "
                            + "not loop")
                    .fix("#pragma unroll before the for, or load it as root on a newer kernel")
                    .mark("jumps back")
                    .source("check_cfg before Linux 5.3; since then only to loaders without CAP_BPF"));

    private FlowRules() {}
}
