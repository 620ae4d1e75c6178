package bpflab.verifier.rules;

import java.util.List;

/** Lengths, and arithmetic with pointers. */
final class NumberRules {
    static final List<Rule> RULES = List.of(
            Rule.of("length-negative", "R(?<reg>\\d+) min value is negative, either use unsigned or 'var &= const'")
                    .what("hands {helper|a helper} a length that may be negative")
                    .why("nothing keeps {passed|the length} from being below 0, as far as the verifier knows: it is "
                            + "signed, or 64 bits wide without a limit")
                    .statement("{onlyLength}").before("{wrongLength}")
                    .fix("leave when the length is below 0 or greater than the memory it is about")
                    .mark("may be negative"),
            Rule.of("length-zero", "R(?<reg>\\d+) invalid zero-sized read(?:: u64=\\[(?<low>\\d+),(?<high>\\d+)\\])?")
                    .what("hands {helper|a helper} a length that may be 0")
                    .why("{passed|the length} can be 0 as far as the verifier knows, and {helper|the helper} does not "
                            + "take 0")
                    .statement("{onlyLength}").before("{wrongLength}").before("if ({passed} == 0) {pass}")
                    .fix("leave when the length is 0")
                    .mark("0 is possible"),
            Rule.of("math-on-maybe-null", "R(?<reg>\\d+) pointer arithmetic on (?<type>\\w+_or_null) prohibited")
                    .what("computes with a pointer that may be NULL")
                    .why("{maker|the helper} may have answered NULL; NULL plus something is no NULL any more, and the "
                            + "question would come too late")
                    .before("if (!{pointer}) {pass}")
                    .fix("keep the answer in a variable, and leave when it is NULL before computing with it")
                    .mark("ask for NULL first"),
            // clang reads 8 bytes of a struct that is aligned to 4 by halves, and puts them together.
            Rule.of("context-other-size",
                    "R(?<reg>\\d+) (?:pointer arithmetic on pkt_end|bitwise operator \\S+ on pointer"
                            + "|pointer arithmetic with \\S+ operator) prohibited")
                    .when(r -> r.fieldBytes() > 0)
                    .what("reads a field of its context with another size than it has")
                    .why("{field} has 4 bytes in the context, though the address that it stands for has 8: what is "
                            + "read here is it and its neighbour")
                    .instead("(long){field}")
                    .fix("(void *)(long)ctx->data: the field by its name, then as wide as an address")
                    .mark("not the size of the field"),
            Rule.of("math-on-packet-end", "R(?<reg>\\d+) pointer arithmetic on pkt_end prohibited")
                    .what("computes with the pointer to the packet's end")
                    .why("data_end may only be compared: the verifier does not follow sums with it")
                    .fix("compute from data upwards, and compare the result with data_end")
                    .mark("data_end is only for comparing"),
            Rule.of("math-on-pointer", "R(?<reg>\\d+) pointer arithmetic on (?<type>\\S+) prohibited")
                    .what("computes with a pointer that must stay as it is")
                    .why("{base|the pointer} is {given}; adding to it would make it point somewhere that the verifier "
                            + "cannot vouch for")
                    .fix("use its fields by name, or the helper made for it")
                    .mark("{given}"),
            Rule.of("bits-of-pointer",
                    "R(?<reg>\\d+) (?:bitwise operator (?<op>\\S+) on pointer|pointer arithmetic with (?<op2>\\S+) "
                    + "operator) prohibited")
                    .what("changes the bits of a pointer")
                    .why("{variable|the register} holds an address ({value|a pointer}); with pointers only adding and "
                            + "subtracting numbers is allowed")
                    .fix("compute with an offset, a number, and add it to the pointer at the end")
                    .mark("an address, not a number"),
            Rule.of("null-tests-joined", "R(?<reg>\\d+) pointer \\|= pointer prohibited")
                    .what("has two tests for NULL that the compiler joined into one")
                    .why("to ask for both at once clang joins the bits of the two, and with addresses nothing may be "
                            + "computed")
                    .fix("ask for each by itself, and leave at each: if (!p) return 0; and then if (!q) return 0;")
                    .mark("both pointers in one test"),
            Rule.of("pointer-plus-pointer", "R(?<reg>\\d+) pointer (?<op>[-+]=) pointer prohibited")
                    .what("adds or subtracts two pointers")
                    .why("the sum of two addresses is the address of nothing; the difference is allowed only between "
                            + "pointers into the same packet, and to root")
                    .fix("add a number to a pointer: pointer + offset")
                    .mark("two addresses"),
            Rule.of("pointer-half",
                    "R(?<reg>\\d+) 32-bit pointer arithmetic prohibited|R(?<reg2>\\d+) partial copy of pointer")
                    .what("cuts a pointer in half")
                    .why("an address has 64 bits, and this works on the lower 32: a cast to int or __u32 does that")
                    .fix("keep addresses in pointers or in unsigned long: (void *)(long)ctx->data")
                    .mark("32 of 64 bits"),
            Rule.of("pointers-mixed", "same insn cannot be used with different pointers")
                    .what("uses one instruction for two kinds of pointers")
                    .why("on one way here the pointer is of one kind, on another way of another; an instruction can "
                            + "serve only one")
                    .fix("read inside of each branch, not after them; or add barrier_var(pointer); in one branch so "
                            + "that clang does not join them")
                    .mark("two kinds of pointers come here"),
            Rule.of("pointer-leak-return", "R0 leaks addr as return value")
                    .what("returns an address")
                    .why("a program without CAP_PERFMON must not let kernel addresses out, and the return value would "
                            + "be one")
                    .before("{pass}")
                    .mark("an address goes out"),
            Rule.of("pointer-leak",
                    "R(?<reg>\\d+) leaks addr into (?<into>\\w+)|leaking pointer.*|attempt to corrupt spilled "
                    + "pointer.*")
                    .what("lets an address of the kernel out")
                    .why("a program without CAP_PERFMON must not store kernel addresses where others can read them "
                            + "({into|a map})")
                    .fix("store a number instead of the pointer")
                    .mark("an address goes out"),
            Rule.of("pointer-compared", "R(?<reg>\\d+) pointer comparison prohibited"
                            + "|R(?<reg2>\\d+) tried to subtract pointer from scalar|R(?<reg3>\\d+) subtraction from "
                                    + "stack pointer prohibited")
                    .what("compares or subtracts pointers in a way that would tell an address")
                    .why("a program without CAP_PERFMON must not learn where the kernel keeps things")
                    .fix("compare only with data_end or with NULL")
                    .mark("would tell an address"));

    private NumberRules() {}
}
