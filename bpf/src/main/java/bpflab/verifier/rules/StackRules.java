package bpflab.verifier.rules;

import java.util.List;

/** The stack, and variables that have no value yet. */
final class StackRules {
    static final List<Rule> RULES = List.of(
            Rule.of("tail-call-deep",
                    "tail_calls are not allowed when call stack of previous frames is (?<size>\\d+) bytes")
                    .what("makes a tail call in a function whose callers have too much on the stack")
                    .why("the callers have {count}, which stay there while the next program runs; with a tail call in "
                            + "a function below them they may have less than 256")
                    .fix("call bpf_tail_call from the program itself, or keep the callers' large variables in a "
                            + "BPF_MAP_TYPE_PERCPU_ARRAY with one entry")
                    .mark("{count} on the stack above"),
            Rule.of("no-return-value", "R(?<reg>0) !read_ok")
                    .when(r -> r.exits())
                    .what("ends without a return value")
                    .why("the return value travels in register r0, and on the way to this end nothing gave it a value; "
                            + "nor does a return of what C leaves undefined: x / 0, a variable that was never set")
                    .fix("end every way with a return statement: {pass}")
                    .mark("returns what was never set"),
            Rule.of("register-cleared", "R(?<reg>[1-5]) !read_ok")
                    .when(r -> r.valueWasCleared())
                    .what("uses register r{reg} after a call has cleared it")
                    .why("a call uses registers r1 to r5 for its arguments and leaves nothing in them; r6 to r9 keep "
                            + "their values")
                    .fix("copy it to r6 before the call and use r6 after it (C compilers do that; this looks written "
                            + "by hand)")
                    .mark("r{reg} holds nothing any more"),
            Rule.of("second-parameter", "R(?<reg>[2-5]) !read_ok").when(Facts::parameter)
                    .what("uses a second parameter, and programs get only one")
                    .why("register r{reg} would hold it, and nobody sets that: the kernel calls a program with its "
                            + "context alone")
                    .fix("take the parameter out, and read what it should be from the context, a map or a global "
                            + "variable")
                    .mark("r{reg} is no argument of a program"),
            Rule.of("never-set", "R(?<reg>\\d+) !read_ok")
                    .what("uses a value that was never set")
                    .why("register r{reg} has no value on the way to {here}: a variable that is not set on every "
                            + "path, or one that C leaves undefined")
                    .declaration("{declared} = 0")
                    .fix("give the variable a value where it is declared, as int x = 0;")
                    .mark("r{reg} was never set"),
            Rule.of("misaligned", "misaligned (?<kind>\\w+) access off (?<offs>[^s]+) size (?<size>\\d+)")
                    .what("{access} {count} at an address that is not a multiple of {size}")
                    .why("on the stack a number of {size} bytes must lie at a multiple of {size}; a packed struct or "
                            + "a cast puts it elsewhere")
                    .fix("take away __attribute__((packed)), or copy with __builtin_memcpy(&number, place, {size});")
                    .mark("not at a multiple of {size}"),
            Rule.of("key-too-small",
                    "invalid (?:indirect )?(?:write to|read from|access to) stack R(?<reg>[23]) off=(?<off>-\\d+) "
                    + "size=(?<size>\\d+)")
                    .when(r -> r.keyed() && r.number("size") > -r.number("off"))
                    .what("hands {helper} a variable that is smaller than the map's {keyOrValue}")
                    .why("this map's {keyOrValue}s have {size} bytes, and {buffer|the variable} has fewer: the rest "
                            + "would be whatever lies beside it")
                    .declaration("{wider}")
                    .fix("declare {buffer|the variable} with the type that the map names for its {keyOrValue}")
                    .mark("{size} bytes are read"),
            Rule.of("buffer-too-small",
                    "invalid (?:indirect )?(?:write to|read from|access to) stack R(?<reg>\\d+) off=(?<off>-\\d+) "
                    + "size=(?<size>\\d+)")
                    .when(r -> !r.helper().isEmpty() && r.number("size") > -r.number("off"))
                    .what("hands {helper} a buffer that is smaller than the length it names")
                    .why("{helper} may use {size} bytes, and from where the buffer begins the stack has only {room}")
                    .argument("{roomThere}")
                    .fix("give the size of the buffer as the length, or make the buffer as large")
                    .mark("{size} bytes asked for, {room} there"),
            Rule.of("stack-too-deep",
                    "invalid (?:write to|read from) stack R(?<reg>\\d+) off=(?<off>-\\d+) size=(?<size>\\d+)")
                    .when(r -> r.number("off") < -512)
                    .what("uses more than the 512 bytes of stack that a program has")
                    .why("this is {room} bytes below the top of the stack; there are 512")
                    .fix("keep large variables in a map of type BPF_MAP_TYPE_PERCPU_ARRAY with one entry")
                    .mark("{room} bytes deep"),
            Rule.of("stack-never-written",
                    "invalid (?:indirect )?read from stack R?(?<reg>\\d+)? ?off[ =](?<off>-?\\d+)(?:\\+\\d+)? size[ "
                    + "=](?<size>\\d+)")
                    .what("reads bytes of a variable that were never set")
                    .why("{helper|this} reads {size} bytes of the stack, and some of them have no value yet: a "
                            + "variable without a "
                            + "value, or the gaps between a struct's fields")
                    .declaration("{declared} = {unset}")
                    .fix("set all of it where it is declared, as struct key key = {}; or with __builtin_memset(&key, "
                            + "0, sizeof(key));")
                    .mark("not all bytes have a value"),
            Rule.of("stack-outside",
                    "invalid (?:indirect )?(?:write to|read from|access to) stack R(?<reg>\\d+) off=(?<off>-?\\d+) "
                    + "size=(?<size>\\d+)")
                    .what("{access} outside of its stack")
                    .why("{expression|this} is at {off} from the top of the stack; allowed is -512 to -1")
                    .statement("{onlyBelow}").before("{tooLarge}")
                    .fix("stay inside the variable: check the index first")
                    .mark("outside of the stack"),
            Rule.of("stack-unbounded-index",
                    "invalid unbounded variable-offset (?<way>write|read|indirect access)(?: to| from)? stack "
                            + "R(?<reg>\\d+)|R(?<reg2>\\d+) unbounded variable.*stack.*")
                    .what("{access} an array on the stack at an index without limit")
                    .why("{index|the index} can be any number as far as the verifier knows, also outside of the array")
                    .statement("{onlyBelow}").before("{tooLarge}")
                    .fix("compare the index with the number of elements right before it is used, and leave when it is "
                            + "not below")
                    .mark("any index at all"),
            Rule.of("stack-variable-index",
                    "invalid variable-offset(?<way> read| write| indirect access)?(?: to| from)? stack "
                            + "R(?<reg>\\d+).*|variable stack access.*|invalid variable stack.*")
                    .what("{access} an array on the stack at an index that can lie outside of it")
                    .why("the largest index that the verifier thinks possible is outside of the array")
                    .statement("{onlyBelow}").before("{tooLarge}")
                    .fix("compare the index with the number of elements right before it is used, and leave when it is "
                            + "not below")
                    .mark("{value|an index that varies}"),
            Rule.of("combined-stack",
                    "combined stack size of (?<calls>\\d+) calls is (?<bytes>\\d+)\\. Too large|combined stack size "
                    + "is too large")
                    .what("needs more stack than there is, over a chain of calls")
                    .why("the functions that call each other ({calls|several}) need {bytes|more than 512} bytes "
                            + "together; they share 512")
                    .fix("make local arrays smaller, or keep them in a map of type BPF_MAP_TYPE_PERCPU_ARRAY")
                    .mark("{bytes} of 512 bytes"),
            Rule.of("calls-too-deep", "the call stack of (?<frames>\\d+) frames is too deep")
                    .what("calls functions inside functions too deeply")
                    .why("this would be function number {frames} inside each other, the program itself counted; 8 are "
                            + "allowed")
                    .fix("write some of the functions as static __always_inline; one that calls itself has to become "
                            + "a loop")
                    .mark("number {frames}; 8 are allowed"),
            Rule.of("frame-pointer", "frame pointer is read only")
                    .what("writes register r10")
                    .why("r10 points to the top of the stack and cannot be changed")
                    .fix("copy it first: r2 = r10; r2 += -8;")
                    .mark("r10 cannot be changed"));

    private StackRules() {}
}
