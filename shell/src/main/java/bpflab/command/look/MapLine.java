package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.btf.Value;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.map.MapEntry;
import bpflab.map.MapType;
import bpflab.map.TypedMap;
import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A line of {@code :map} that lacks words or has too many, as it can be typed: with what was typed, else examples. */
record MapLine(Bench bench, ParsedArguments words, MapVerb verb) {
    private static final int FROM_MAP = 2;

    String hint() {
        if (verb == MapVerb.CREATE) {
            return created(words.positional());
        }
        try {
            TypedMap map = new MapAsked(bench, words).typed();
            return line(verb.synopsis(), map);
        } catch (TroubleException noMap) {
            return verb.synopsis();
        }
    }

    /** {@code :map create hash}, as others have it: which word is the kind is told by the kinds. */
    static String created(List<String> typed) {
        List<String> behind = typed.subList(1, typed.size());
        Optional<String> kind = behind.stream().filter(MapLine::isKind).findFirst();
        String name = behind.stream().filter(word -> !isKind(word)).findFirst().orElse("seen");
        return ":map create " + Quoted.of(name) + " " + kind.orElse(MapType.HASH.label());
    }

    private static boolean isKind(String word) {
        return Arrays.stream(MapType.values()).anyMatch(type -> type.label().equals(word));
    }

    private String line(String synopsis, TypedMap map) {
        Optional<MapEntry> entry = example(map);
        String key = typed(FROM_MAP).or(() -> entry.map(MapEntry::key).map(Value::toString)).orElse("KEY");
        String value = typed(verb == MapVerb.SET ? FROM_MAP + 1 : FROM_MAP)
                .or(() -> entry.map(MapEntry::value).map(Value::toString)).orElse("VALUE");
        return synopsis.replace("MAP", Quoted.of(words.word(1)))
                .replace("KEY", Quoted.of(key))
                .replace("VALUE", Quoted.of(value))
                .replace("PATH", Quoted.of(typed(FROM_MAP).orElse(map.name().replaceFirst("^\\.", ""))));
    }

    private Optional<String> typed(int place) {
        return words.at(place);
    }

    /** An entry that is there, else one of zeros. */
    private static Optional<MapEntry> example(TypedMap map) {
        try {
            return map.stream().findFirst().or(() -> Optional.of(new MapEntry(
                    map.keyOf(new byte[map.info().keyBytes()]), List.of(map.valueOf(zeros(map))), false)));
        } catch (TroubleException notListed) {
            return Optional.empty();
        }
    }

    private static byte[] zeros(TypedMap map) {
        return new byte[map.info().valueBytes()];
    }
}
