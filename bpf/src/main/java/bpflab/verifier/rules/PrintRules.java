package bpflab.verifier.rules;

import java.util.List;

/** The helper that prints, whose second argument is the length of its text and not the first number to print. */
final class PrintRules {
    static final List<Rule> RULES = List.of(
            Rule.of("print-length",
                    "R(?<reg>2) (?:invalid zero-sized read|min value is negative, either use unsigned or"
                            + "|unbounded memory access|type=\\S+ expected=scalar|!read_ok)"
                            + "|invalid access to map value, value_size=(?<vs>\\d+) off=\\d+ size=(?<size>\\d+)"
                            + "\\s*R(?<first>1) ")
                    .when(r -> r.helper().equals("bpf_trace_printk"))
                    .what("prints a text whose length is not given")
                    .why("the second argument of bpf_trace_printk is the length of the text, the numbers to print come "
                            + "behind it; what stands there is {second|something else}")
                    .instead("{printed}")
                    .fix("write bpf_printk(\"x is %d\", x): <bpf/bpf_helpers.h> has it, and it puts the length in")
                    .mark("the length of the text is missing"));

    private PrintRules() {}
}
