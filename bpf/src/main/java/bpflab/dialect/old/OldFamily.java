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
        Set<Dialect> spoken = signs(source);
        if (Sections.hasLostHeader(source)) {
            spoken.add(Dialect.OLD_LOADER);
        }
        return spoken;
    }

    /** Of which dialects a text has signs in itself, whatever stands around it. */
    private static Set<Dialect> signs(Original source) {
        Set<Dialect> spoken = EnumSet.noneOf(Dialect.class);
        List<LegacyMap> maps = LegacyMap.all(source);
        if (!maps.isEmpty() || LegacyMap.unknown(source, maps).findAny().isPresent()) {
            spoken.add(Dialect.OLD_MAPS);
        }
        if (source.headers().anyMatch(header -> TreeHeaders.today(source, header).isPresent()
                || TreeHeaders.gone(source, header).isPresent())) {
            spoken.add(Dialect.KERNEL_TREE);
        }
        if (Sections.hasStaticProgram(source) || Sections.hasBareProgram(source)) {
            spoken.add(Dialect.OLD_LOADER);
        }
        return spoken;
    }

    /**
     * Of headers only those for everybody count: what the kernel reads of one is under a condition. What a header
     * itself does not include its reader does.
     */
    @Override
    public Set<Dialect> spokenIn(Original header) {
        Set<Dialect> spoken = signs(header);
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
                new TreeHeaders(), new Redeclared(), new MissingNames(), new Printing(), new Signatures(),
                new LegacyMaps(), new Sections(), new License()).map(OldFamily::unlessBccs).toList();
    }
}
