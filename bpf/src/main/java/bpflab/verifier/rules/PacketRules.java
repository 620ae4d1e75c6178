package bpflab.verifier.rules;

import java.util.List;

/** Packet bytes and other memory behind pointers. */
final class PacketRules {
    private static final String PACKET =
            "invalid access to packet, off=(?<off>-?\\d+) size=(?<size>\\d+), "
                    + "R(?<reg>\\d+)\\(id=(?<id>\\d+),off=-?\\d+,r=(?<r>\\d+)\\)";
    private static final String PROVE =
            "compare the first address behind what is used with the packet's end, right before it is used, "
            + "and leave when it is greater";

    static final List<Rule> RULES = List.of(
            Rule.of("metadata-unchecked", PACKET).when(Facts::metadata)
                    .what("{access} metadata that may not be there")
                    .why("metadata lies before the packet and ends where that begins, so {base|the pointer} has to be "
                            + "compared with {limit}; on the way to {here} nothing proves that there are {bytes}")
                    .comparison("{comparedRight}").statement("{checkedOnce}").before("{check}")
                    .fix("compare the first address behind what is used with the packet's first, ctx->data, right "
                            + "before it is used, and leave when it is greater")
                    .mark("{bytes}; bytes proven to exist: {r}"),
            Rule.of("packet-too-little", PACKET).when(r -> r.number("id") != 0 && r.number("r") > 0)
                    .what("{access} packet bytes that may not be there")
                    .why("{base|the pointer} was compared with the packet's end after it was moved, but for too few "
                            + "bytes: {expression|this} ends {missing} behind what that proves")
                    .condition("{checkedCondition}").statement("{checkedOnce}").before("{check}").fix(PROVE)
                    .mark("{missing} more than was checked"),
            Rule.of("packet-joined", PACKET).when(r -> r.number("id") != 0 && r.comparedFurtherDown())
                    .what("{access} packet bytes that may not be there")
                    .why("{checkedPointer} is compared with the packet's end, and not where it is used: clang joined "
                            + "what is read in several branches into one read behind them, for which it computes the "
                            + "address once more; a check counts for the very pointer that it compares")
                    .beforeCheck("barrier_var({checkedPointer});").fix(PROVE)
                    .mark("computed once more; bytes proven to exist: {r}"),
            Rule.of("packet-varying", PACKET).when(r -> r.number("id") != 0)
                    .what("{access} packet bytes that may not be there")
                    .why("{base|the pointer} was moved by a number that is only known when the packet comes: a check "
                            + "counts for the very pointer that it compares, not for one from before the move or for "
                            + "a copy that clang made")
                    .condition("{checkedCondition}").statement("{checkedOnce}").before("{check}")
                    .moved("{movedNear}")
                    .fix("{limitFirst}" + PROVE).fix(PROVE)
                    .mark("{count}; bytes proven to exist: {r}"),
            Rule.of("packet-too-little", PACKET).when(r -> r.number("r") > 0)
                    .what("{access} packet bytes that may not be there")
                    .why("the check on the way to {here} proves only the first {r} bytes, and {expression|this} needs "
                            + "{bytes} (counted from 0)")
                    .condition("{checkedCondition}").statement("{checkedOnce}").before("{check}").fix(PROVE)
                    .mark("{bytes}; bytes proven to exist: {r}"),
            Rule.of("packet-check-misses", PACKET).when(r -> r.comparedWithPacketEnd())
                    .what("{access} packet bytes that may not be there")
                    .why("there is a comparison with the packet's end, but on the way to {here} it proves nothing: it "
                            + "is the wrong way "
                            + "round, or about another pointer")
                    .comparison("{comparedRight}")
                            .condition("{checkedCondition}")
                            .statement("{checkedOnce}")
                            .before("{check}")
                            .fix(PROVE)
                    .mark("{bytes}; bytes proven to exist: 0"),
            Rule.of("packet-difference", PACKET).when(r -> r.subtractedPacketAddress())
                    .what("{access} packet bytes that may not be there")
                    .why("the verifier learns where a packet ends only from a comparison of an address with {limit}: "
                            + "the difference of two addresses is a number like any other")
                    .condition("{checkedCondition}").statement("{checkedOnce}").before("{check}").fix(PROVE)
                    .mark("{bytes}; bytes proven to exist: 0"),
            Rule.of("packet-unchecked", PACKET)
                    .what("{access} packet bytes that may not be there")
                    .why("nothing compared {base|the pointer} with {limit} on the way to {here}, and a packet can be "
                            + "shorter")
                    .condition("{checkedCondition}").statement("{checkedOnce}").before("{check}").fix(PROVE)
                    .mark("{bytes}; bytes proven to exist: 0"),
            Rule.of("used-after-end", "R(?<reg>\\d+) invalid mem access '(?:scalar|inv)'").when(Facts::ended)
                    .what("uses what was given back already")
                    .why("{ender} ended it: from then on {base|the pointer} is only a number, and what it pointed to "
                            + "may belong to somebody else")
                    .fix("use {base|it} before that call, or move the call behind {here}")
                    .mark("ended by {ender}"),
            Rule.of("packet-offset", "R(?<reg>\\d+) (?:offset|min value|max value) is outside of the packet")
                    .what("{access} packet bytes that may not be there")
                    .why("on the way to {here} nothing proves that the packet has the bytes of {expression|this "
                            + "access}")
                    .before("{check}")
                    .fix(PROVE)
                    .mark("not proven to exist")
                    .source("the second line of check_packet_access, which a cut log begins with"),
            Rule.of("packet-pointer-stale", "R(?<reg>\\d+) invalid mem access '(?:scalar|inv)'")
                    .when(r -> !r.mover().isEmpty())
                    .what("uses a packet pointer from before {mover}")
                    .why("{mover} may move the packet in memory: no pointer into the packet that was taken before the "
                            + "call holds after it")
                    .before("{again}")
                    .fix("after the call take ctx->data and ctx->data_end again, and check again")
                    .mark("{base|this pointer} is from before {mover}"),
            Rule.of("pointer-from-context", "R(?<reg>\\d+) invalid mem access '(?:scalar|inv)'")
                    .when(r -> r.section().traces() && r.valueWasRead())
                    .what("follows an address that is only a number to the kernel")
                    .why("{base|the address} is a number here: {origin}. Memory at such an address may belong to user "
                            + "space or be gone, "
                            + "so it cannot be read directly")
                    .instead("{copiedFromUser}")
                    .instead("{core}")
                    .instead("{copiedFromKernel}")
                    .fix("copy it first: memory of a process with bpf_probe_read_user, memory of the kernel with "
                            + "BPF_CORE_READ or bpf_probe_read_kernel")
                    .mark("a number, not a pointer"),
            Rule.of("kernel-address", "R(?<reg>\\d+) invalid mem access '(?:scalar|inv)'")
                    .when(r -> r.maker().matches("bpf_get_current_task|bpf_kallsyms_lookup_name|bpf_get_func_ip"))
                    .what("follows an address of the kernel that is only a number")
                    .why("{maker} answers the address as a number: the verifier does not know that {base|it} points "
                            + "to anything, nor that it still will")
                    .instead("{core}")
                    .instead("{copiedFromKernel}")
                    .fix("copy what is there with BPF_CORE_READ or bpf_probe_read_kernel, or take "
                            + "bpf_get_current_task_btf(), whose answer may be followed")
                    .mark("a number, not a pointer"),
            Rule.of("null-used", "R(?<reg>\\d+) invalid mem access '(?:scalar|inv)'")
                    .when(r -> r.zero() && !r.maker().isEmpty())
                    .what("uses the answer of {maker} where it is NULL")
                    .why("{maker} answers NULL when {nullWhen}; on the way to {here} {base|the answer} was compared "
                            + "with NULL, and where it is, the way goes on to use it")
                    .before("if (!{pointer}) {pass}")
                    .fix("leave where it is NULL, or ask again once the entry is there, and compare that answer")
                    .mark("NULL on this way"),
            Rule.of("number-as-pointer", "R(?<reg>\\d+) invalid mem access '(?:scalar|inv)'")
                    .what("uses a number as a pointer")
                    .why("{base|the address} is a number here, not a pointer that the kernel gave: {origin|nothing "
                            + "shows that memory is there}")
                    .fix("use a pointer from the context, a lookup or another helper; bpf_probe_read_kernel(&copy, "
                            + "sizeof(copy), address) reads at any address")
                    .mark("a number, not a pointer"),
            Rule.of("argument-of-global-function", "R(?<reg>\\d+) invalid mem access 'mem_or_null'")
                    .when(r -> r.maker().isEmpty())
                    .what("uses an argument of a global function without asking whether it is NULL")
                    .why("a function that is not static is verified alone, for every caller there could be: "
                            + "{base|the argument} may be NULL, whatever this file hands it")
                    .before("if (!{pointer}) {pass}")
                    .fix("ask for NULL at its beginning, or write the function as static")
                    .mark("may be NULL here"),
            Rule.of("null-unchecked",
                    "R(?<reg>\\d+) invalid mem access "
                            + "'(?<type>ringbuf_mem|(?:rdonly_)?mem|map_value|\\w+?)_or_null_?\\w*'")
                    .when(r -> r.maker().isEmpty() && r.valueWasRead())
                    .what("uses a pointer without asking whether it is NULL")
                    .why("{base|the pointer} may be NULL ({origin}), and then {expression|this} would be at address 0")
                    .before("if (!{pointer}) {pass}")
                    .fix("keep it in a variable, and leave when it is NULL before using it")
                    .mark("may be NULL here"),
            Rule.of("null-unchecked",
                    "R(?<reg>\\d+) invalid mem access "
                            + "'(?<type>ringbuf_mem|(?:rdonly_)?mem|map_value|\\w+?)_or_null_?\\w*'")
                    .what("uses the answer of {maker|a helper} without asking whether it is NULL")
                    .why("{maker|the helper} answers NULL when {nullWhen}, and then {expression|this} would be at "
                            + "address 0")
                    .before("if (!{pointer}) {pass}")
                    .fix("keep the answer in a variable, and leave when it is NULL before using it")
                    .mark("may be NULL here"),
            Rule.of("packet-end-read", "R(?<reg>\\d+) invalid mem access 'pkt_end'")
                    .what("reads the byte behind the packet's end")
                    .why("data_end is the first address that no longer belongs to the packet: it is there to compare "
                            + "with, not to read")
                    .fix("start at ctx->data, and compare with data_end before reading")
                    .mark("the packet's end"),
            Rule.of("socket-field", "invalid (?:bpf_)?sock(?:_common)? access off=(?<off>\\d+) size=(?<size>\\d+)")
                    .what("reads a field of a socket that it may not read")
                    .why("only some fields of struct bpf_sock may be read, each with its own size; those behind mark "
                            + "and priority need bpf_sk_fullsock() first")
                    .fix("struct bpf_sock *full = bpf_sk_fullsock(sk), asked for NULL, and then full->field")
                    .mark("{bytes} of the socket"),
            Rule.of("memory-not-readable", "R(?<reg>\\d+) invalid mem access '(?<type>[^']+)'")
                    .what("{access} memory through something that is no pointer to memory")
                    .why("{base|the pointer} is {value|of another kind} ({type}): programs may not look inside it "
                            + "this way")
                    .fix("read it with the helper made for it, or use another pointer")
                    .mark("{value|not memory}"),
            Rule.of("struct-inside-beyond",
                    "access beyond the end of member (?<member>\\w+) \\(mend:(?<mend>\\d+)\\) in struct "
                            + "(?<struct>\\w+) "
                    + "with off (?<off>\\d+) size (?<size>\\d+)")
                    .what("reads past the end of a field of a struct of the kernel")
                    .why("the kernel has the field {member} of struct {struct} there, and it ends before {bytes}: the "
                            + "pointer is cast to another struct than the kernel's, or the offset is wrong")
                    .fix("name the kernel's own struct and field, with #include \"vmlinux.h\": the loader then finds "
                            + "the offset in this kernel")
                    .mark("not a field of the kernel's struct"),
            Rule.of("struct-beyond", "access beyond struct (?<struct>\\w+) at off (?<off>\\d+) size (?<size>\\d+)")
                    .what("reads past the end of a struct {struct}")
                    .why("the kernel's struct {struct} ends before {bytes}: the pointer is cast to the wrong struct, "
                            + "or the offset is wrong")
                    .fix("name the field ({base|pointer}->field) with #include \"vmlinux.h\": the loader then finds "
                            + "its offset in this kernel")
                    .mark("{bytes} of struct {struct}"),
            Rule.of("key-written", "cannot write into map_key|write to change key R\\d+ not allowed")
                    .what("writes to a key that lies in a map")
                    .why("a callback of bpf_for_each_map_elem is given the key as it lies there, to be read: an entry "
                            + "with another key has another place")
                    .fix("take the entry out and put it in under the other key: bpf_map_delete_elem, "
                            + "bpf_map_update_elem")
                    .mark("a key of the map"),
            Rule.of("kernel-memory-written",
                    "only read is supported|cannot write into (?<what>\\S+)|writes will be performed "
                    + "through.*|(?:btf_id )?.*only read access.*")
                    .what("writes to the kernel's own memory")
                    .why("{base|the pointer} points to an object of the kernel: a program may read it, and change it "
                            + "only through helpers")
                    .fix("keep what you want to note in a map")
                    .mark("the kernel's memory"));

    private PacketRules() {}
}
