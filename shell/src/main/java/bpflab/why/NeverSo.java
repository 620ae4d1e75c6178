package bpflab.why;

import bpflab.why.CodeFacts.Constant;
import bpflab.why.Evidence.Sent;
import bpflab.why.Furthest.Came;
import bpflab.why.walk.Origin;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.function.Function;

/** It runs, and each packet turned back at a comparison: which, and what the packets had there instead. */
final class NeverSo implements Rule {
    private static final int WELL_KNOWN = 1024;

    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().stream().anyMatch(Sent::acted) || !seen.ran() ? Optional.empty()
                : seen.furthest().flatMap(stop -> cause(seen, stop));
    }

    private static Optional<Finding> cause(Evidence seen, Furthest stop) {
        Origin origin = stop.packets().get(0).turn().origin();
        return origin instanceof Origin.Bytes bytes ? Optional.of(bytes(seen, stop.alike(bytes), bytes))
                : origin instanceof Origin.Length ? Optional.of(length(stop))
                : origin instanceof Origin.Lookup lookup ? Optional.of(lookup(seen, stop, lookup))
                : Optional.empty();
    }

    private static Finding bytes(Evidence seen, Furthest stop, Origin.Bytes bytes) {
        byte[] frame = stop.packets().get(0).frame();
        boolean lowestFirst = stop.packets().get(0).turn().held() == FieldOf.number(frame, bytes, true);
        if (stop.equal()
                && bytes.size() > 1
                && (isPortTurnedRound(FieldOf.with(frame, bytes, stop.wanted(), lowestFirst), bytes)
                || had(stop, came -> FieldOf.number(came.frame(), bytes, !lowestFirst)))) {
            return ByteOrder.cause(new Constant(Optional.of(bytes.at()), bytes.size(), !lowestFirst, stop.wanted(),
                    false, stop.line()));
        }
        String field = FieldOf.at(frame, bytes).map(FieldOf::name).orElse("byte " + bytes.at());
        String values = FieldOf.listed(stop.packets().stream().map(came -> value(came.frame(), bytes, came)).toList());
        if (!stop.equal()) {
            return turnedBack(stop, "there " + field + " is " + values);
        }
        byte[] wanted = FieldOf.with(frame, bytes, stop.wanted(), lowestFirst);
        Finding found = found(stop, "no packet has " + field + " " + value(wanted, bytes, stop.packets().get(0)),
                stop.line().place() + " asks for it; " + came(stop) + ", and there it was " + values);
        return new Remedies(seen, stop, bytes, wanted).on(found);
    }

    /** 20480 is hardly meant where 80 is: well-known ports are below 1024 (RFC 6335). */
    private static boolean isPortTurnedRound(byte[] wanted, Origin.Bytes bytes) {
        return FieldOf.at(wanted, bytes).filter(field -> field.name().endsWith(" port")).isPresent()
                && FieldOf.number(wanted, bytes, false) >= WELL_KNOWN
                && FieldOf.number(wanted, bytes, true) < WELL_KNOWN;
    }

    private static boolean had(Furthest stop, Function<Came, Long> number) {
        return stop.packets().stream().anyMatch(came -> number.apply(came) == stop.wanted());
    }

    private static String value(byte[] frame, Origin.Bytes bytes, Came came) {
        return FieldOf.at(frame, bytes).map(found -> found.field().value())
                .orElseGet(() -> String.valueOf(came.turn().held()));
    }

    private static Finding length(Furthest stop) {
        LongSummaryStatistics lengths = stop.packets().stream().mapToLong(came -> came.turn().held())
                .summaryStatistics();
        String range = lengths.getMin() == lengths.getMax() ? String.valueOf(lengths.getMin())
                : lengths.getMin() + " to " + lengths.getMax();
        return turnedBack(
                stop, "it compares their length with " + stop.wanted() + ", and they have " + range + " bytes");
    }

    private static Finding lookup(Evidence seen, Furthest stop, Origin.Lookup lookup) {
        if (stop.packets().get(0).turn().held() != 0) {
            return turnedBack(stop, "there map " + lookup.map() + " has the key");
        }
        List<String> keys = stop.packets().stream()
                .map(came -> seen.keys().text(lookup.map(), ((Origin.Lookup) came.turn().origin()).key().bytes()))
                .distinct()
                .toList();
        Finding found = found(stop, "map " + lookup.map() + " has no such key",
                stop.line().place() + " looks for " + FieldOf.listed(keys) + ": none of them is in it");
        return found.then("put one in:", ":map set " + lookup.map() + " " + keys.get(0) + " "
                + seen.keys().value(lookup.map()));
    }

    private static Finding turnedBack(Furthest stop, String evidence) {
        Finding found = found(stop, "every packet turns back at " + stop.line().place(),
                came(stop) + ": " + evidence);
        return found.then("if it was meant the other way round:", edit(stop));
    }

    private static String came(Furthest stop) {
        return stop.packets().size() + " of " + stop.all() + " packets came so far";
    }

    private static Finding found(Furthest stop, String what, String evidence) {
        return new Finding(Finding.Mark.CAUSE, what, evidence, List.of());
    }

    static String edit(Furthest stop) {
        String file = stop.line().place().replaceFirst(":.*", "");
        return file.isEmpty() ? ":edit" : ":edit " + file;
    }
}
