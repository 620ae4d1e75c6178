package bpflab.verifier.rules;

import java.util.List;

/** Calls of the program's own global functions, which are verified alone, from their C types only. */
final class FunctionRules {
    // Linux 6.1 does not name the function.
    private static final String CALLER = "Caller passes invalid args into func#\\d+(?: \\('(?<name>\\w+)'\\))?";

    static final List<Rule> RULES = List.of(
            Rule.of("global-function-context", "R(?<reg>\\d+) type=ctx expected=[^\\n]*\\s*" + CALLER)
                    .what("hands {name|a function of its own} its context as something else than it is")
                    .why("{name|the function} is verified alone, from its C types only, and its {argument} argument is "
                            + "not declared as what {hook} programs get")
                    .fix("declare that argument with the type that ctx has in the program; or write "
                            + "{name|the function} as static __noinline: then it is verified together with this call")
                    .mark("the context of {hook} programs"),
            Rule.of("global-function-memory",
                    "invalid (?:indirect )?(?:read|write|access) "
                            + "[^\\n]*?(?:R(?<reg>\\d+)[^\\n]*?)?\\bsize=(?<size>\\d+)"
                            + "[^\\n]*\\s*(?:R\\d+ [^\\n]*\\s*)?" + CALLER)
                    .what("hands {name|a function of its own} less memory than its types ask for")
                    .why("{name|the function} is verified alone, from its C types only: it may use {count} from "
                            + "{passed|the pointer} on, and not all of them are there")
                    .fix("hand over a variable of the very type that {name|the function} names, all of it set; or "
                            + "write {name|the function} as static __noinline: then it is verified together with this "
                            + "call")
                    .mark("{count} are asked for"));

    private FunctionRules() {}
}
