package bpflab.dialect.all;

import bpflab.clang.Clang;
import bpflab.clang.Rewriter;
import bpflab.clang.Rewritten;
import bpflab.clang.SourceFile;
import bpflab.dialect.Dialect;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.Draft;
import bpflab.dialect.Family;
import bpflab.dialect.Joined;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Translation;
import bpflab.dialect.Unrolled;
import bpflab.dialect.bcc.BccFamily;
import bpflab.dialect.old.OldFamily;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All dialects: a text to its translation, and what clang is given of it. */
public final class Dialects implements Rewriter {
    private static final List<Family> FAMILIES = List.of(new BccFamily(), new OldFamily());

    private final DialectOptions options;

    /** With nothing that a person adds. */
    public Dialects() {
        this(DialectOptions.NONE);
    }

    /** @param options what a person adds to what is compiled */
    public Dialects(DialectOptions options) {
        this.options = options;
    }

    /**
     * Translates a text; one in today's C is answered as it is.
     *
     * @throws InterruptedException Ctrl-C while clang ran
     */
    public Translation translate(SourceFile file, DialectOptions options, Clang clang) throws InterruptedException {
        Original written = Original.of(file.path(), file.text());
        Joined joined = Joined.of(written, header -> FAMILIES.stream()
                .anyMatch(family -> !family.spokenIn(header).isEmpty()));
        Original whole = joined.text();
        Set<Dialect> spoken = EnumSet.noneOf(Dialect.class);
        FAMILIES.forEach(family -> spoken.addAll(family.spoken(whole)));
        if (spoken.contains(Dialect.BCC)) {
            // BCC's programs include the kernel's headers by their nature, and stand in no section
            spoken.removeAll(Set.of(Dialect.KERNEL_TREE, Dialect.OLD_LOADER));
        }
        if (spoken.isEmpty()) {
            return Translation.none(written);
        }
        Unrolled unrolled = unrolled(new Request(whole, spoken, options, clang));
        Original source = unrolled.text();
        Request request = new Request(source, spoken, options, clang);
        Draft draft = new Draft(source);
        for (Family family : FAMILIES) {
            for (Rule rule : family.rules()) {
                rule.apply(request, draft);
            }
        }
        return joined.told(unrolled.told(draft.finished(spoken)));
    }

    private static Unrolled unrolled(Request request) throws InterruptedException {
        Original source = request.source();
        Unrolled.Wanted wanted = wanted(source, request.dialects());
        Unrolled plain = Unrolled.of(source, wanted);
        if (plain.unsure().isEmpty()) {
            return plain;
        }
        for (Family family : FAMILIES) {
            Optional<Set<Integer>> counting = family.counting(request, plain.unsure());
            if (counting.isPresent()) {
                return Unrolled.of(source, wanted, counting.get());
            }
        }
        return plain;
    }

    private static Unrolled.Wanted wanted(Original source, Set<Dialect> spoken) {
        List<Unrolled.Wanted> asked = FAMILIES.stream()
                .filter(family -> family.spoken(source).stream().anyMatch(spoken::contains))
                .map(family -> family.unrolled(source)).toList();
        return (macro, at, inside) -> asked.stream().anyMatch(one -> one.asks(macro, at, inside));
    }

    @Override
    public Optional<Rewritten> rewrite(SourceFile file, List<String> flags, Clang clang)
            throws InterruptedException {
        Translation translation = translate(file, options.with(flags), clang);
        return translation.isTodays()
                ? Optional.empty()
                : Optional.of(new Rewritten(
                        translation.marked(file.path()), translation.spoken(), translation.changes().size(),
                        translation.left().stream().map(left -> left.sentence()).toList(),
                        translation.limits().stream().map(limit -> limit.sentence()).toList(),
                        translation.left().stream().anyMatch(left -> left.hole())));
    }
}
