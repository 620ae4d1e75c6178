package bpflab.verifier.rules;

import java.util.List;

/** Regions that have to be left again, and objects of the kernel that lie on the stack or belong to somebody. */
final class RegionRules {
    private static final String CALLBACK =
            "(?:At (?:async )?callback return|In (?:async )?callback) the register R0 has (?:smin=(?<low>-?\\d+) "
                    + "smax=(?<high>-?\\d+)|value \\([^)]*\\)|unknown scalar value|.*?) should have been in "
                    + "[\\[(](?<from>[-\\w]+)[,;] (?<to>[-\\w]+)[\\])]";

    static final List<Rule> RULES = List.of(
            Rule.of("callback-return", CALLBACK)
                    .what("returns something from a callback that means nothing there")
                    .why("what is returned can be {returned}; allowed is {from} to {to}. For bpf_loop and "
                            + "bpf_for_each_map_elem 0 goes on and 1 ends the loop; a timer's callback returns 0")
                    .returned("{allowed}")
                    .fix("return one of the allowed values, as a constant: return {from};")
                    .mark("allowed is {from} to {to}"),
            Rule.of("preemption-not-off", "unmatched attempt to enable preemption.*")
                    .what("switches preemption on, which it has not switched off")
                    .why("bpf_preempt_enable() ends what bpf_preempt_disable() began, and on the way to {here} that "
                            + "was not called, or was ended already")
                    .fix("call bpf_preempt_disable() before it on each way, and bpf_preempt_enable() as often")
                    .mark("nothing to end here"),
            Rule.of("rcu-not-locked", "unmatched rcu read unlock.*")
                    .what("ends an RCU section that it has not begun")
                    .why("bpf_rcu_read_unlock() ends what bpf_rcu_read_lock() began, and on the way to {here} that "
                            + "was not called, or was ended already")
                    .fix("call bpf_rcu_read_lock() before it on each way, and bpf_rcu_read_unlock() once")
                    .mark("nothing to end here"),
            Rule.of("rcu-needed", "kernel func (?<name>\\w+) requires RCU critical section protection")
                    .what("calls {name} outside of an RCU section")
                    .why("{name} goes through objects that may be gone at any time; they stay only inside of a "
                            + "section. {hook} programs may sleep, so they have none around them")
                    .fix("bpf_rcu_read_lock(); before it, and bpf_rcu_read_unlock(); behind the last use of what it "
                            + "gave, on each way")
                    .mark("no RCU section here"),
            Rule.of("rcu-nested", "nested rcu read lock.*")
                    .what("begins an RCU section inside of another one")
                    .why("bpf_rcu_read_lock() was called on the way to {here}, and its section goes on")
                    .fix("one section around both: take the inner bpf_rcu_read_lock() and bpf_rcu_read_unlock() out")
                    .mark("already inside of one"),
            Rule.of("interrupts-out-of-order", "cannot restore irq state out of order.*")
                    .what("restores interrupts in another order than it saved them")
                    .why("what was saved last must be restored first, as brackets are closed; here an earlier one is "
                            + "restored")
                    .fix("bpf_local_irq_restore for the flags of the last bpf_local_irq_save first")
                    .mark("not the last that was saved"),
            Rule.of("interrupts-not-saved", "expected an (?<state>un)?initialized irq flag as arg#(?<arg>\\d+)")
                    .what("hands {helper|a kernel function} interrupt flags that are not as it needs them")
                    .why("bpf_local_irq_save() fills the flags and bpf_local_irq_restore() uses them up, once each, "
                            + "and always in turn")
                    .fix("unsigned long flags; bpf_local_irq_save(&flags); … bpf_local_irq_restore(&flags); on each "
                            + "way")
                    .mark("not in this order"),
            Rule.of("interrupts-elsewhere", "arg#(?<arg>\\d+) doesn't point to an irq flag on stack")
                    .what("keeps interrupt flags where the verifier does not follow them")
                    .why("the flags must be a variable of the function itself, so that nobody can change them: "
                            + "{passed|this} is none")
                    .fix("unsigned long flags; in the function, and &flags as the argument")
                    .mark("not a variable of the function"),
            Rule.of("sleeps-in-region",
                    "(?:sleepable helper|kernel func|global functions? that may sleep) ?(?<name>\\w+)?.*"
                    + "(?:in|within) (?<region>\\S+)(?: region|-disabled region).*")
                    .what("calls {name|a function}, which may have to wait, where nobody may wait")
                    .why("the way to {here} is inside of a region ({region}): until it ends this CPU must not do "
                            + "anything else, and {name|the function} can sleep until memory is read in")
                    .fix("call it before the region begins or behind its end, or take one that does not wait, as "
                            + "bpf_probe_read_user")
                    .mark("might sleep"),
            Rule.of("given-back-twice",
                    "arg#(?<arg>\\d+) pointer type STRUCT (?<struct>\\w+) must point to scalar.*"
                    + "|R(?<reg>\\d+) must be referenced.*|release kernel function .* expects.*")
                    .when(Facts::ended)
                    .what("hands {helper|a kernel function} what was given back already")
                    .why("{ender} ended it: {passed|the argument} is only a number from then on")
                    .fix("give each thing back once on each way, and use it only before")
                    .mark("ended by {ender}"),
            Rule.of("pointer-in-map-unmarked",
                    "arg#(?<arg>\\d+) pointer type STRUCT (?<struct>\\w+) must point to scalar.*")
                    .when(Facts::valueOfMap)
                    .what("hands {helper|a kernel function} a struct {struct} that a map kept as a number")
                    .why("what is read from a map's value is a pointer only where the field is marked with __kptr in "
                            + "the type of the map's values, and the kernel found no mark. " + MapRules.LOST)
                    .fix(MapRules.TYPEDEF)
                    .mark("a number out of the map"),
            Rule.of("not-an-object",
                    "arg#(?<arg>\\d+) pointer type STRUCT (?<struct>\\w+) must point to scalar.*")
                    .what("hands {helper|a kernel function} something that is no struct {struct} of the kernel")
                    .why("the {argument} argument must be a pointer that the kernel vouches for, and it is "
                            + "{value|something else}")
                    .fix("take it from an argument of the hook, or from a function that answers one, as "
                            + "bpf_task_from_pid or bpf_get_current_task_btf")
                    .mark("{value|not such a pointer}")
                    .source("check_kfunc_args, for functions without KF_TRUSTED_ARGS, which modules have"),
            Rule.of("released-not-owned", "release kernel function (?<name>\\w+) expects refcounted.*")
                    .what("gives back what it has not taken")
                    .why("{name} gives back a reference, and this pointer holds none: it came with the hook, or was "
                            + "read from another object")
                    .fix("take the call out, or take a reference first (bpf_task_acquire, bpf_cgroup_acquire)")
                    .mark("not taken by this program"),
            Rule.of("other-struct",
                    "kernel function (?<name>\\w+) args#(?<arg>\\d+) expected pointer to \\w+ (?<wants>\\w+) "
                    + "but R(?<reg>\\d+) has a pointer to \\w+ (?<has>\\w+)")
                    .what("hands {name} a pointer to another struct than it takes")
                    .why("the {argument} argument of {name} must be a pointer to struct {wants}, and {passed|this} is "
                            + "one to struct {has}: a cast in C does not change what the kernel knows of it")
                    .fix("hand on the field or argument of that type, or call the function that is made for the one "
                            + "that there is")
                    .mark("a pointer to struct {has}")
                    .source("process_kf_arg_ptr_to_btf_id"),
            Rule.of("node-elsewhere", "arg#(?<arg>\\d+) offset=(?<off>\\d+), but expected (?<thing>bpf_\\w+_node) at "
                    + "offset=(?<at>\\d+) in struct (?<struct>\\w+)")
                    .what("puts an object into a list or tree by another node than that one takes")
                    .why("the contains tag of the list or tree names one {thing} of struct {struct}, the one at byte "
                            + "{at}; this is the address of byte {off}")
                    .fix("hand over the address of the field that the contains tag names, or name the other field in "
                            + "the tag")
                    .mark("byte {off}; the tag names byte {at}"),
            Rule.of("throws-in-callback", "bpf_throw kfunc \\(insn \\d+\\) cannot be called from callback subprog \\d+")
                    .what("throws an exception out of a callback")
                    .why("bpf_throw unwinds the program's own functions; a callback is called by the kernel, whose "
                            + "function in between cannot be left so")
                    .fix("return 1 from the callback, which ends the loop, note the reason in what its context "
                            + "points to, and call bpf_throw behind bpf_loop")
                    .mark("inside of a callback"),
            Rule.of("dynptr-not-owned", "arg (?<number>\\d+) is an unacquired reference")
                    .what("gives back a dynptr that has nothing to give back")
                    .why("either it was submitted or discarded before on this way, or it was filled by "
                            + "bpf_dynptr_from_…, which takes nothing")
                    .fix("submit or discard each bpf_ringbuf_reserve_dynptr once on each way, and no other dynptr")
                    .mark("nothing to give back"),
            Rule.of("dynptr-elsewhere", "R(?<reg>\\d+) type=(?<type>\\S+) expected=(?<expected>fp, dynptr_ptr.*)")
                    .what("hands {helper|a helper} a dynptr that is not on its stack")
                    .why("a struct bpf_dynptr must be a variable of the function, so that nobody else can change it; "
                            + "this is {given}")
                    .fix("struct bpf_dynptr ptr; in the function, and &ptr as the argument")
                    .mark("{given}"),
            Rule.of("special-field-missing", "map '(?<map>[^']*)' has no valid (?<thing>bpf_\\w+)")
                    .what("uses a {thing} in values of {map}, which have none")
                    .why("the kernel looks for a field of type struct {thing} in the map's value type, and there is "
                            + "none: it is of another type, or the map names only a size, or the object says nothing "
                                    + "of its types (compiled without -g)")
                    .fix("a struct with struct {thing} as a field, named by __type(value, struct …) in the map")
                    .mark("no such field"),
            Rule.of("special-field-elsewhere",
                    "(?<thing>bpf_(?:list_head|rb_root|\\w*lock|timer|wq)) not found at offset=\\d+")
                    .what("hands over an address at which there is no {thing} that the kernel knows of")
                    .why("a {thing} is one to the kernel only where the types say so: in a struct that is a map's "
                            + "value, or a variable, with a contains tag that names a struct and its node")
                    .fix("__attribute__((btf_decl_tag(\"contains:STRUCT:NODE\"))) on it, and a struct of that name "
                            + "that the program uses")
                    .mark("not known as one"),
            Rule.of("special-field-touched", "(?<thing>bpf_\\w+|kptr) cannot be accessed (?:directly|indirectly) by.*")
                    .what("reads or writes a {thing} itself")
                    .why("the kernel keeps its own state in it; programs may only hand its address to the helpers for "
                            + "it")
                    .fix("leave it alone: in a new value it is already as it should be, and copies of a struct are "
                            + "made field by field")
                    .mark("the kernel's own"),
            Rule.of("stack-object-touched",
                    "invalid (?:indirect )?read from stack R?(?<reg>\\d+)? ?off[ =](?<off>-?\\d+)(?:\\+\\d+)? size[ "
                    + "=](?<size>\\d+)")
                    .when(r -> !r.stackObject().isEmpty())
                    .what("reads the bytes of {object}")
                    .why("what the kernel keeps on the stack is its own: it means something to the helpers for it "
                            + "alone")
                    .fix("use it only by the helpers that take its address; bpf_dynptr_read and bpf_dynptr_data read "
                            + "what a dynptr stands for")
                    .mark("{object}"));

    private RegionRules() {}
}
