package bpflab.verifier.rules;

import java.util.List;
import java.util.stream.Stream;

/** All rules. */
public final class Rules {
    /** In the order in which they are tried: the first that fits is taken. */
    public static final List<Rule> ALL = Stream.of(
                    PrintRules.RULES, RegionRules.RULES, PacketRules.RULES, MapRules.RULES, FunctionRules.RULES,
                    StackRules.RULES, NumberRules.RULES, CallRules.RULES, FlowRules.RULES, CodeRules.RULES)
            .flatMap(List::stream)
            .toList();

    private Rules() {}
}
