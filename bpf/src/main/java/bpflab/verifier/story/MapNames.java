package bpflab.verifier.story;

import bpflab.elf.Relocation;
import bpflab.verifier.log.LogLine.Step;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The map that a refusal is about. The log names it from Linux 6.8 on; before that it tells the sizes of key and value,
 * and the program has the name at the instruction that brought the map in.
 */
final class MapNames {
    private static final Pattern SIZES = Pattern.compile("\\bks=\\d+,vs=\\d+");
    private static final int LOAD_IMMEDIATE_64 = 0x18;

    private MapNames() {}

    /** Its name; empty when it is not known for certain. */
    static String of(RuleMatch match) {
        return ValueWords.part(match.value(), "map").orElseGet(() -> bySizes(match));
    }

    private static String bySizes(RuleMatch match) {
        Matcher sizes = SIZES.matcher(match.value());
        Set<String> names = sizes.find() ? names(match.context(), sizes.group()) : Set.of();
        return names.size() == 1 ? names.iterator().next() : "";
    }

    /** Of all maps with such keys and values that were brought in on the way here: more than one is too many. */
    private static Set<String> names(RejectionContext context, String sizes) {
        Predicate<Step> brings = step -> step.opcode() == LOAD_IMMEDIATE_64
                && Pattern.compile("\\b" + sizes + "\\b").matcher(step.state()).find();
        Set<String> names = new TreeSet<>();
        Optional<RejectionContext.At> at = context.last(brings);
        while (at.isPresent()) {
            context.relocation(at.get().step()).map(Relocation::symbol).ifPresent(names::add);
            at = context.last(at.get().back(), brings);
        }
        return names;
    }
}
