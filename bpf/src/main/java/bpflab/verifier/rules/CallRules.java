package bpflab.verifier.rules;

import java.util.List;

/** Calls of helpers, kernel functions and functions of the program: what may be called, and with what. */
final class CallRules {
    private static final String TYPE = "R(?<reg>\\d+) type=(?<type>\\S+) expected=(?<expected>.*)";

    private static final String NO_HELPER =
            "program of this type cannot use helper (?<name>\\w+)#\\d+|unknown func (?<old>bpf_\\w+)#\\d+";

    static final List<Rule> RULES = List.of(
            Rule.of("given-back-twice", TYPE)
                    .when(r -> r.ended() && r.group("type").matches("scalar|inv"))
                    .what("hands {helper|a helper} what was given back already")
                    .why("{ender} ended it: {passed|the argument} is only a number from then on")
                    .fix("give each thing back once on each way, and use it only before")
                    .mark("ended by {ender}"),
            Rule.of("argument-null", TYPE)
                    .when(r -> r.zero() && !r.maker().isEmpty() && r.group("type").matches("scalar|inv"))
                    .what("hands {helper|a helper} NULL on one way")
                    .why("{maker} answers NULL when {nullWhen}; it was asked for that, and the way with NULL leads "
                            + "here too")
                    .before("if (!{passed}) {pass}")
                    .fix("call {helper|the helper} only on the way on which the pointer is not NULL")
                    .mark("the {argument} argument is NULL on one way"),
            Rule.of("argument-maybe-null", TYPE).when(r -> r.group("type").endsWith("_or_null"))
                    .what("hands {helper|a helper} a pointer that may be NULL")
                    .why("the {argument} argument is {given}: {maker|a helper} answers NULL when {nullWhen}, and "
                            + "nobody asked")
                    .before("if (!{passed}) {pass}")
                    .fix("keep the answer in a variable, and leave when it is NULL before handing it on")
                    .mark("the {argument} argument may be NULL"),
            Rule.of("argument-not-map", TYPE).when(r -> r.group("expected").startsWith("map_ptr"))
                    .what("hands {helper|a helper} something that is no map")
                    .why("the {argument} argument must be the address of a map, and it is {given}")
                    .fix("{helper|helper}(&map, …) with the map's name after the &")
                    .mark("{given}, not a map"),
            Rule.of("argument-not-context", TYPE).when(r -> r.group("expected").startsWith("ctx"))
                    .what("hands {helper|a helper} something that is not its context")
                    .why("the {argument} argument must be the ctx that the program was given, unchanged, and it is "
                            + "{given}")
                    .fix("pass ctx itself")
                    .mark("{given}, not the context"),
            Rule.of("argument-is-context", TYPE)
                    .when(r -> r.group("type").equals("ctx") && r.group("expected").matches("fp\\b.*|.*\\bmem\\b.*"))
                    .what("hands {helper|a helper} its context where memory of its own belongs")
                    .why("the {argument} argument must be {asked}; {passed|it} is the context that the kernel gave it")
                    .fix("copy what is needed of it into a variable and pass its address; a callback gets the context "
                            + "in a struct on the stack: struct { void *ctx; } data = { {passed|ctx} }; and &data")
                    .mark("the context"),
            Rule.of("argument-in-kernel-object", TYPE)
                    .when(r -> r.group("type").matches("(?:rcu_|untrusted_|trusted_)?ptr_.*")
                            && r.group("expected").matches("fp\\b.*|.*\\bmem\\b.*"))
                    .what("hands {helper|a helper} memory of the kernel where memory of its own belongs")
                    .why("the {argument} argument must be {asked}; {passed|it} lies in an object of the kernel")
                    .fix("copy it first, and pass the copy: bpf_probe_read_kernel(&copy, sizeof(copy), "
                            + "{passed|pointer});")
                    .mark("in an object of the kernel"),
            Rule.of("argument-untrusted", TYPE)
                    .when(r -> r.group("type").startsWith("untrusted_ptr_") && r.group("expected").contains("ptr_"))
                    .what("hands {helper|a helper} a pointer of the kernel that is not trusted")
                    .why("a cast (bpf_rdonly_cast), or the way through other structs, made {passed|it}: what it points "
                            + "to may be gone by now. The {argument} argument must be one that the kernel vouches for")
                    .fix("take it from the program's own arguments (BPF_PROG), from bpf_get_current_task_btf(), or "
                            + "from a call that holds it, as bpf_task_acquire(task)")
                    .mark("not trusted"),
            Rule.of("cast-to-no-struct", "kfunc (?<name>bpf_\\w+) type ID argument must be of a struct.*")
                    .what("hands {name} the number of a type that is no struct")
                    .why("its second argument says as what the pointer is to be read, and only a struct's number will "
                            + "do")
                    .fix("bpf_rdonly_cast(pointer, bpf_core_type_id_kernel(struct NAME)), with a struct of the "
                            + "kernel; a plain number is read by bpf_probe_read_kernel")
                    .mark("no struct"),
            Rule.of("argument-wrong-kind", TYPE)
                    .what("hands {helper|a helper} the wrong kind of value")
                    .why("the {argument} argument must be {asked}; it is {given}")
                    .fix("pass an address, as &key, of a variable that holds the value")
                    .mark("{given}"),
            Rule.of("helper-locked-down", NO_HELPER)
                    .when(r -> r.helper().matches("bpf_probe_(?:write_user|read(?:_kernel)?(?:_str)?)")
                            && !r.section().words().matches("XDP|tc|socket filter|cgroup.*|lwt.*|sk_.*|flow.*"))
                    .what("calls {helper}, which this kernel allows nobody")
                    .why("{hook} programs may call it where the kernel is not locked down; Secure Boot mostly is why "
                            + "it is: then nobody may write into other processes by BPF, or, in the stricter form, "
                            + "read the kernel's memory")
                    .fix("bpflab vm   # a kernel that is not locked down; or do without the helper")
                    .mark("not in a locked-down kernel")
                    .source("security_locked_down() in bpf_tracing_func_proto, kernel/trace/bpf_trace.c"),
            missing("bpf_override_return", "k(?:ret)?probe.*", "CONFIG_BPF_KPROBE_OVERRIDE"),
            missing("bpf_get_cgroup_classid", "tc|lwt.*", "CONFIG_CGROUP_NET_CLASSID"),
            missing("bpf_get_route_realm", "tc|lwt.*", "CONFIG_IP_ROUTE_CLASSID"),
            missing("bpf_skb_get_xfrm_state", "tc", "CONFIG_XFRM"),
            missing("bpf_lwt_seg6_\\w+", "lwt.*", "CONFIG_IPV6_SEG6_BPF"),
            Rule.of("helper-not-for-hook", NO_HELPER)
                    .what("calls {helper}, which {hook} programs may not")
                    .why("each kind of program has its own list of helpers, and {helper} is not on the one for "
                            + "{hook}; some are also "
                            + "taken away when the kernel is locked down")
                    .fix("{counterpart}, which does the same for {hook} programs")
                    .fix("use a hook that has it, or another helper: bpftool feature probe kernel lists the helpers "
                            + "of each kind of program")
                    .mark("not for {hook} programs"),
            Rule.of("helper-unknown",
                    "invalid func unknown#(?<number>\\d+)|invalid func (?<name>\\w+)#\\d+|unknown func unknown#\\d+")
                    .what("calls a helper that this kernel does not have")
                    .why("the kernel knows no helper of number {number|that number}: the kernel is older than the "
                            + "helper, or the number is wrong")
                    .fix("use a newer kernel, or a helper that this one has: bpftool feature probe kernel lists them")
                    .mark("no such helper"),
            Rule.of("kfunc-not-for-hook", "calling kernel function (?<name>\\w+) is not allowed")
                    .what("calls {name}, which {hook} programs may not")
                    .why("the kernel offers its own function {name} to some kinds of programs only, and {hook} is not "
                            + "among them")
                    .fix("use a hook for which it is offered, or a helper that does the same")
                    .mark("not for {hook} programs"),
            Rule.of("licence", "struct ops programs must have a GPL compatible license"
                    + "|Cannot access kernel '(?<object>[^']*)' from non-GPL compatible program")
                    .what("does without a licence what only programs under the GPL may")
                    .why("{object|a structure of functions} is the kernel's own: it is open to programs under the GPL, "
                            + "and this file does not say that it is")
                    .line("char LICENSE[] SEC(\"license\") = \"GPL\";")
                    .mark("for GPL programs only"),
            Rule.of("licence",
                    "cannot call (?:GPL-restricted|kernel) function from non-GPL compatible program|cannot call GPL "
                            + "only")
                    .what("calls {helper|a helper} without a licence that allows it")
                    .why("{helper|this helper} is offered to programs under the GPL only, and this file does not say "
                            + "that it is")
                    .line("char LICENSE[] SEC(\"license\") = \"GPL\";")
                    .mark("for GPL programs only"),
            // Linux 6.1 does not name the function.
            Rule.of("global-function-arguments",
                    "(?:arg#(?<arg>\\d+) (?<wants>[^\\n]+)\\s*)?Caller passes invalid args into func#\\d+(?: "
                    + "\\('(?<name>\\w+)'\\))?")
                    .what("calls {name|a function of its own} with an argument that does not fit")
                    .why("{name|the function} is verified alone, from its C types only; the call must match them "
                            + "exactly: {wants|an argument does not}")
                    .fix("write {name|the function} as static __noinline: then it is verified together with this call")
                    .mark("does not fit {name|a function}"),
            Rule.of("trusted-maybe-null", "Possibly NULL pointer passed to (?:trusted |helper )?arg#?(?<arg>\\d+)")
                    .what("hands {helper|a kernel function} a pointer that may be NULL")
                    .why("the answer of {maker|a kernel function} is NULL when there is no such object, and nobody "
                            + "asked")
                    .before("if (!{passed}) {pass}")
                    .fix("keep the answer in a variable, and leave when it is NULL before handing it on")
                    .mark("may be NULL here"),
            Rule.of("not-trusted",
                    "R(?<reg>\\d+) must be (?:referenced or trusted|referenced|a rcu pointer|trusted)|R(?<reg2>\\d+) "
                    + "must be .*pointer")
                    .what("hands {helper|a kernel function} an object that may be gone by then")
                    .why("{passed|the pointer} was read out of another object: nothing keeps what it points to alive")
                    .fix("take a reference with a function that gives one (bpf_task_from_pid), or read between "
                            + "bpf_rcu_read_lock() and bpf_rcu_read_unlock()")
                    .mark("may be gone"),
            Rule.of("not-constant", "R(?<reg>\\d+) is not a known constant")
                    .when(r -> r.helper().equals("bpf_ringbuf_reserve"))
                    .what("reserves a record whose size is not the same each time")
                    .why("the verifier must know how many bytes of the record may be written: {passed|the size} is "
                            + "{value|a number that varies}")
                    .fix("reserve the largest size, as sizeof(struct event), and note beside it how much is used; "
                            + "bpf_ringbuf_reserve_dynptr takes a size that varies, and bpf_ringbuf_output copies as "
                            + "many bytes as there are")
                    .mark("must be a constant"),
            Rule.of("not-constant", "R(?<reg>\\d+) is not a known constant")
                    .what("hands {helper|a helper} a number that is not the same each time")
                    .why("the {argument} argument of {helper|this helper} must be a constant: {passed|it} is {value|a "
                            + "number that varies}")
                    .fix("write a fixed size, as sizeof(struct event), and use less of it when there is less")
                    .mark("must be a constant"),
            Rule.of("context-other-size", "invalid bpf_context access off=(?<off>\\d+) size=(?<size>\\d+)")
                    .when(r -> r.fieldBytes() > 0 && r.number("size") != r.fieldBytes())
                    .what("{access} a field of its context with another size than it has")
                    .why("{field} is a field for itself, and {expression|this} {access} {count} of the context, which "
                            + "is more or less than it; data and data_end too have 4 bytes there, though addresses "
                                    + "have 8")
                    .instead("{field}")
                    .fix("use the field by its name; as an address (void *)(long)ctx->data")
                    .mark("{count} of the context"),
            Rule.of("context-is-no-packet", "invalid bpf_context access off=(?<off>\\d+) size=(?<size>\\d+)")
                    .when(Facts::contextAsPacket)
                    .what("looks for the packet in its context")
                    .why("{base|the pointer} points into the context of the program, which is a struct that tells of "
                            + "the packet; the packet's bytes begin at ctx->data")
                    .fix("start at (void *)(long)ctx->data, and compare with (void *)(long)ctx->data_end before "
                            + "reading")
                    .mark("the context, not the packet"),
            Rule.of("context-store-wide", "invalid bpf_context access off=(?<off>\\d+) size=(?<size>8)")
                    .when(r -> r.stores() && r.section().words().matches("XDP|tc|sk_skb|cgroup.*|socket filter"))
                    .what("writes 8 bytes of its context at once")
                    .why("{expression|this} is {bytes} of the context, and its fields have 4 bytes each, but for a "
                            + "few, as tstamp, that lie at a multiple of 8")
                    .fix("write each field by its name; of cb[] two fields at once only from an even one on")
                    .mark("8 bytes of the context"),
            Rule.of("context-field-written", "invalid bpf_context access off=(?<off>\\d+) size=(?<size>\\d+)")
                    .when(Facts::stores)
                    .what("writes a field of its context that is read-only")
                    .why("{hook} programs may not change {expression|this field}; most fields of the context can only "
                            + "be read")
                    .fix("keep the value in a variable of your own, or change the packet with a helper")
                    .mark("read-only"),
            Rule.of("context-field-missing", "invalid bpf_context access off=(?<off>0|4) size=(?<size>8)")
                    .when(r -> !r.stores() && r.section().words().equals("XDP"))
                    .what("reads an address out of its context with 8 bytes")
                    .why("ctx->data and ctx->data_end stand there as numbers of 4 bytes, and the kernel puts the "
                            + "whole addresses in their place only when they are read so")
                    .fix("(void *)(long)ctx->data")
                    .mark("{bytes} of the context"),
            Rule.of("context-field-missing", "invalid bpf_context access off=(?<off>\\d+) size=(?<size>\\d+)")
                    .when(r -> r.section().words().equals("socket filter"))
                    .what("reads a field that its context does not have")
                    .why("{expression|this} is {bytes} of the context: {hook} programs have no field there that may "
                            + "be read with {count}")
                    .fix("use a field that {hook} programs have, at its own size; they read the packet with "
                            + "bpf_skb_load_bytes")
                    .mark("{bytes} of the context"),
            Rule.of("context-field-missing", "invalid bpf_context access off=(?<off>\\d+) size=(?<size>\\d+)")
                    .what("reads a field that its context does not have")
                    .why("{expression|this} is {bytes} of the context: {hook} programs have no field there that may "
                            + "be read with {count}")
                    .fix("use a field that {hook} programs have, by its name and at its own size")
                    .mark("{bytes} of the context"),
            Rule.of("context-modified", "dereference of modified ctx ptr R(?<reg>\\d+) off=(?<off>-?\\d+) disallowed")
                    .what("reads its context through a pointer that was moved")
                    .why("{off} was added to the context pointer before; the verifier allows only the pointer as it "
                            + "was given, with fixed fields")
                    .fix("use the fields of ctx by name, and leave ctx itself alone; where that is so, clang moved the "
                            + "pointer: read the field into a variable before the switch, if or loop")
                    .mark("ctx + {off}"),
            Rule.of("context-modified",
                    "dereference of modified (?<kind>\\S+) ptr R(?<reg>\\d+).*disallowed|variable (?<kind2>\\S+) "
                    + "access var_off=.* disallowed")
                    .what("reads an object through a pointer that was moved")
                    .why("such a pointer may only be used as the kernel gave it, with fixed offsets")
                    .fix("use the object's fields by name")
                    .mark("moved"));

    private CallRules() {}

    /** A helper that such programs may call where the kernel was built with it. */
    private static Rule missing(String helper, String hooks, String option) {
        return Rule.of("helper-not-built-in", NO_HELPER)
                .when(r -> r.helper().matches(helper) && r.section().words().matches(hooks))
                .what("calls {helper}, which this kernel was built without")
                .why("{hook} programs may call it where the kernel has " + option + " and is not locked down")
                .fix("bpflab vm   # a kernel that may have it (" + option + "); or do without the helper")
                .mark("not in this kernel")
                .source("the #ifdef " + option + " at its proto in kernel/trace/bpf_trace.c or net/core/filter.c");
    }
}
