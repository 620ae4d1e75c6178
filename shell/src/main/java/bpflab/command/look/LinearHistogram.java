package bpflab.command.look;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import bpflab.view.Bar;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A linear histogram, as bpftrace's lhist() draws it: of a map whose keys are numbers, in equal steps of 1, 2 or 5
 * times a power of ten; of a value that is an array of slots, slot by slot.
 */
final class LinearHistogram {
    private static final int MOST_STEPS = 20;

    private LinearHistogram() {}

    /** The histogram, or one for each entry whose value is an array. */
    static View of(String map, List<MapEntry> entries) {
        if (!entries.stream().allMatch(entry -> MapHistogram.slots(entry) != null)) {
            Optional<Sections> sections = Sections.of(entries, key -> key.number().isPresent());
            return sections.map(each -> sections(map, each)).orElseGet(() -> byKey(map, entries));
        }
        List<View> views = new ArrayList<>();
        for (MapEntry entry : entries) {
            TreeMap<BigInteger, Long> counts = new TreeMap<>();
            List<Value> items = MapHistogram.slots(entry).items();
            for (int i = 0; i < items.size(); i++) {
                counts.put(BigInteger.valueOf(i), items.get(i).asLong());
            }
            if (entries.size() > 1) {
                views.add(View.of(Line.of(entry.key().toString(), Role.NAME)));
            }
            views.add(table(counts, BigInteger.ONE));
        }
        return View.stack(views);
    }

    private static View sections(String map, Sections sections) {
        List<View> views = new ArrayList<>();
        sections.bySection().forEach((title, entries) -> {
            views.add(View.of(Line.of(title, Role.NAME)));
            views.add(byKey(map, entries));
        });
        return View.stack(views);
    }

    private static View byKey(String map, List<MapEntry> entries) {
        TreeMap<BigInteger, Long> counts = new TreeMap<>();
        for (MapEntry entry : entries) {
            if (entry.key().number().isEmpty() || entry.value().number().isEmpty()) {
                throw MapTable.noHistogram(map, "a key must be a number with a count", entry);
            }
            counts.merge(entry.key().number().orElseThrow(), entry.asLong(), Long::sum);
        }
        BigInteger step = step(counts.lastKey().subtract(counts.firstKey()));
        TreeMap<BigInteger, Long> steps = new TreeMap<>();
        counts.forEach((key, count) -> steps.merge(floor(key, step), count, Long::sum));
        return table(steps, step);
    }

    /** Rounded down, also below 0. */
    private static BigInteger floor(BigInteger key, BigInteger step) {
        return key.subtract(key.mod(step));
    }

    /** The least of 1, 2, 5, 10, 20 … that needs no more rows than a glance takes in. */
    private static BigInteger step(BigInteger range) {
        BigInteger power = BigInteger.ONE;
        while (true) {
            for (int times : new int[] {1, 2, 5}) {
                BigInteger step = power.multiply(BigInteger.valueOf(times));
                if (range.divide(step).compareTo(BigInteger.valueOf(MOST_STEPS)) < 0) {
                    return step;
                }
            }
            power = power.multiply(BigInteger.TEN);
        }
    }

    /** From the first step to the last; those between that counted nothing have a row, too. */
    private static View table(TreeMap<BigInteger, Long> steps, BigInteger step) {
        long most = steps.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<List<Span>> rows = new ArrayList<>();
        for (BigInteger from = steps.firstKey(); from.compareTo(steps.lastKey()) <= 0; from = from.add(step)) {
            long count = steps.getOrDefault(from, 0L);
            rows.add(List.of(
                    new Span(words(from), Role.NAME), Span.of("to"), Span.of(words(from.add(step).subtract(
                            BigInteger.ONE))),
                    Span.of(Units.count(count)), new Span(Bar.of(count, most), Role.GOOD)));
        }
        return Table.of(
                List.of(
                        Table.right("from"), Table.left(""), Table.right("to"), Table.right("count"),
                        Table.left("bar").spared()),
                rows);
    }

    private static String words(BigInteger number) {
        return number.bitLength() < Long.SIZE
                ? Units.count(number.longValue())
                : new BigDecimal(number).round(new MathContext(4)).toString();
    }
}
