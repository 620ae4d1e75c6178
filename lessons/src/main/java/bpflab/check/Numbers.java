package bpflab.check;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.btf.Value;
import bpflab.lesson.Seen;
import bpflab.map.BpfMap;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import bpflab.trouble.TroubleException;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Numbers that stand in maps, read as {@code :dump map} reads them. */
final class Numbers {
    /** Counts of so many bytes last. */
    private static final int WIDE_BYTES = 4;

    private static final int MOST_KEYS = 2;
    private static final int LONGEST_KEY = 16;

    private Numbers() {}

    static Observation entries(BpfMap map) {
        return readable(() -> new Count(new TypedMap(map).size()));
    }

    /** One or none: how many entries a key has. */
    static Observation entriesOf(BpfMap map, String key) {
        return readable(() -> new Count(new TypedMap(map).get(key).isPresent() ? 1 : 0));
    }

    /** The value of a key; of a per-CPU map the sum of all CPUs. */
    static Observation at(BpfMap map, String key) {
        return readable(() -> new TypedMap(map)
                .get(key)
                .map(entry -> number("the value", entry.value()))
                .orElseGet(() -> new Observation.Missing("no entry" + only(map))));
    }

    /** The keys that were counted instead, the first of them: a wrong key says what is wrong with it. */
    private static String only(BpfMap map) {
        List<String> keys = new TypedMap(map).stream().filter(Numbers::isCounted)
                .map(entry -> entry.key().toString()).limit(MOST_KEYS + 1).toList();
        return keys.isEmpty() || keys.get(0).length() > LONGEST_KEY ? ""
                : ", only " + String.join(", ", keys.subList(0, Math.min(MOST_KEYS, keys.size())))
                        + (keys.size() > MOST_KEYS ? ", …" : "");
    }

    private static boolean isCounted(MapEntry entry) {
        return entry.value().number().filter(BigInteger.ZERO::equals).isEmpty();
    }

    /** All that a map holds, or the value of a global variable, as text that can be compared. */
    static String contents(List<BpfMap> maps, String name) {
        return map(maps, name).map(map -> lines(map).toString()).orElseGet(() -> value(maps, name));
    }

    /** The same, an entry a line. */
    static List<String> lines(List<BpfMap> maps, String name) {
        return map(maps, name).map(Numbers::lines).orElseGet(() -> List.of(value(maps, name)));
    }

    /**
     * Numbers that soon begin again at 0, where the solution's do not: no mix is as long as a program runs. Empty when
     * they are wide enough.
     */
    static Optional<Case> narrower(String name, List<BpfMap> solution, List<BpfMap> mine) {
        Optional<Integer> expected = bytes(solution, name);
        return bytes(mine, name)
                .filter(bytes -> bytes < WIDE_BYTES && expected.filter(wide -> wide >= WIDE_BYTES).isPresent())
                .map(bytes -> new Case(name + " afterwards", wide(expected.get()),
                        wide(bytes) + ": " + (1 << bytes * Byte.SIZE) + " is 0 again"));
    }

    private static String wide(int bytes) {
        return "numbers of " + (bytes == 1 ? "1 byte" : bytes + " bytes");
    }

    private static Optional<Integer> bytes(List<BpfMap> maps, String name) {
        return map(maps, name).map(map -> map.info().valueBytes()).or(() -> maps.stream()
                .flatMap(map -> map.types().btf().stream().flatMap(btf -> variables(btf, map).stream()
                        .filter(place -> btf.type(place.variable()) instanceof Type.Variable it
                                && it.name().equals(name))
                        .map(Type.Place::bytes)))
                .findFirst());
    }

    private static List<Type.Place> variables(Btf btf, BpfMap map) {
        return btf.type(map.types().valueTypeId()) instanceof Type.Section section ? section.variables() : List.of();
    }

    private static Optional<BpfMap> map(List<BpfMap> maps, String name) {
        return maps.stream().filter(map -> map.name().equals(name)).findFirst();
    }

    /** Without entries of 0: an array has them all from the start, a hash has none before somebody counts. */
    private static List<String> lines(BpfMap map) {
        return new TypedMap(map).stream()
                .filter(Numbers::isCounted)
                .map(MapEntry::toString)
                .sorted()
                .toList();
    }

    private static String value(List<BpfMap> maps, String name) {
        return global(maps, name) instanceof Count count ? String.valueOf(count.count()) : "not there";
    }

    /** A variable in {@code .bss}, {@code .data} or {@code .rodata}. */
    static Observation global(List<BpfMap> maps, String name) {
        return maps.stream()
                .map(map -> new TypedMap(map).variables())
                .flatMap(Optional::stream)
                .map(variables -> variables.fields().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> number(name, value))
                .orElseGet(() -> new Observation.Missing(
                        "no global variable of that name", Seen.NO_SUCH_NAME));
    }

    private static Observation number(String what, Value value) {
        return value.number()
                .<Observation>map(number -> new Count(number.longValue()))
                .orElseGet(() -> new Observation.Missing(what + " is no number"));
    }

    /** What cannot be read is what was seen: the check fails, not the bench. */
    private static Observation readable(Supplier<Observation> look) {
        try {
            return look.get();
        } catch (TroubleException e) {
            return new Observation.Missing(e.trouble().why());
        }
    }
}
