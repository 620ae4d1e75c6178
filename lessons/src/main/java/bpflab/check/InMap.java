package bpflab.check;

import bpflab.lesson.Seen;
import bpflab.map.BpfMap;
import java.util.List;
import java.util.Optional;

/** How many entries a map has; with a key, the number that stands there, or whether it has such an entry at all. */
record InMap(String map, Optional<String> key, Amount amount) implements CheckKind<Count> {
    static final CheckWords WORDS = new CheckWords("map", "map rxcnt -> 3 entries", InMap::read);

    private static CheckKind<?> read(String what, String expected) {
        if (what.isEmpty()) {
            throw new NotUnderstood("the map's name is missing", WORDS.example());
        }
        if (HasRoom.isMeant(expected)) {
            return HasRoom.read(what, expected);
        }
        String[] words = what.split("\\s+", 2);
        return words.length == 1
                ? new InMap(
                        what, Optional.empty(), Amount.of(expected, Unit.ENTRY, "map rxcnt -> at least 3 entries"))
                : new InMap(
                        words[0], Optional.of(words[1]), Amount.of(
                                expected, expected.endsWith("entry") ? Unit.ENTRY : Unit.NONE,
                                "map rxcnt 17 -> at least 3"));
    }

    @Override
    public String sent() {
        return "map " + map + key.map(it -> " " + it).orElse("");
    }

    @Override
    public String expected() {
        return amount.words();
    }

    @Override
    public Class<Count> sees() {
        return Count.class;
    }

    @Override
    public Observation observe(CheckContext context) {
        return context.map(map)
                .map(this::count)
                .orElseGet(() -> notAmong(context.object().maps()));
    }

    private Observation count(BpfMap there) {
        return key.map(it -> amount.unit() == Unit.ENTRY ? Numbers.entriesOf(there, it) : Numbers.at(there, it))
                .orElseGet(() -> Numbers.entries(there));
    }

    static Observation notAmong(List<BpfMap> maps) {
        List<String> names = maps.stream().map(BpfMap::name).toList();
        return new Observation.Missing(
                "no map of that name" + (names.isEmpty() ? "" : ", only " + String.join(", ", names)),
                Seen.NO_SUCH_NAME);
    }

    @Override
    public Verdict judge(Count seen) {
        return verdict(amount.fits(seen.count()), amount.unit().words(seen.count()));
    }
}
