package bpflab.dialect.old;

import bpflab.dialect.Dialect;
import bpflab.dialect.Family;
import bpflab.dialect.Original;
import bpflab.dialect.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Legacy map definitions, and the kernel's samples. */
public final class OldFamily implements Family {
    @Override
    public Set<Dialect> spoken(Original source) {
        Set<Dialect> spoken = EnumSet.noneOf(Dialect.class);
        if (!LegacyMap.all(source).isEmpty()) {
            spoken.add(Dialect.OLD_MAPS);
        }
        if (source.headers().anyMatch(header -> TreeHeaders.today(source, header).isPresent()
                || TreeHeaders.gone(source, header).isPresent())) {
            spoken.add(Dialect.KERNEL_TREE);
        }
        if (Sections.hasStaticProgram(source) || Sections.hasLostHeader(source)) {
            spoken.add(Dialect.OLD_LOADER);
        }
        return spoken;
    }

    /** Of headers only those for everybody count: what the kernel reads of one is under a condition. */
    @Override
    public Set<Dialect> spokenIn(Original header) {
        Set<Dialect> spoken = spoken(header);
        if (new Inclusions(header).stream().allMatch(one -> TreeHeaders.today(header, one).isEmpty()
                && TreeHeaders.gone(header, one).isEmpty())) {
            spoken.remove(Dialect.KERNEL_TREE);
        }
        return spoken;
    }

    /** BCC's rules know the whole text; beside them only maps are translated here. */
    private static Rule unlessBccs(Rule rule) {
        return (request, draft) -> {
            if (rule instanceof LegacyMaps || !request.dialects().contains(Dialect.BCC)) {
                rule.apply(request, draft);
            }
        };
    }

    @Override
    public List<Rule> rules() {
        return Stream.<Rule>of(
                new TreeHeaders(), new Redeclared(), new MissingNames(), new Printing(), new LegacyMaps(),
                new Sections(), new License()).map(OldFamily::unlessBccs).toList();
    }
}
