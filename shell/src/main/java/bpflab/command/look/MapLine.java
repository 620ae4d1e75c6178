package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.btf.Value;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.map.MapEntry;
import bpflab.map.MapShape;
import bpflab.map.MapType;
import bpflab.map.TypedMap;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A line of {@code :map} that lacks words or has too many, as it can be typed: with what was typed, else examples. */
record MapLine(Bench bench, ParsedArguments words, MapVerb verb) {
    private static final int FROM_MAP = 2;
    private static final String SOCKET = "udp:5005";
    private static final String SOCKETS = "as " + SOCKET;

    String hint() {
        if (verb == MapVerb.CREATE) {
            return created(words.positional());
        }
        try {
            return line(verb.synopsis());
        } catch (TroubleException noMap) {
            return verb.synopsis();
        }
    }

    /** {@code :map set MAP KEY VALUE}, with what was typed, else an example. */
    String line(String synopsis) {
        return line(synopsis, new MapAsked(bench, words).typed());
    }

    /** The same trouble, where its hint names words of this command only by what they are. */
    TroubleException filled(TroubleException no) {
        Trouble trouble = no.trouble();
        String hint = trouble.hint();
        if (hint.startsWith(SOCKETS)) {
            boolean owned = new MapAsked(bench, words).map().info().type().shape() instanceof MapShape.Storage;
            hint = verb.synopsis().replace("MAP", Quoted.of(words.word(1)))
                    .replace("KEY", owned ? SOCKET : Quoted.of(words.word(FROM_MAP)))
                    .replace("VALUE", owned ? Quoted.of(typed(FROM_MAP + 1).orElse("")) : SOCKET)
                    + "   # or tcp:80, or PID/FD";
        } else if (hint.startsWith("--inner MAP")) {
            hint = bench.maps().stream().filter(map -> map.info().type() == MapType.HASH).findFirst()
                    .map(map -> trouble.hint().replace("MAP", Quoted.of(map.name()))).orElse(hint);
        } else if (hint.matches("(?s):map .*(KEY|VALUE).*")) {
            TypedMap map = new MapAsked(bench, words).typed();
            Optional<MapEntry> entry = example(map);
            String there = entry.map(MapEntry::key).map(Value::toString).orElse("KEY");
            boolean another = hint.startsWith(":map delete ") && verb == MapVerb.SET;
            hint = hint.replace("KEY", Quoted.of(another ? there : typed(FROM_MAP).orElse(there)))
                    .replace("VALUE", Quoted.of(empty(map).value().toString()));
        }
        return hint.equals(trouble.hint()) ? no
                : new Trouble(trouble.kind(), trouble.what(), trouble.why(), hint).toException(no);
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
        String key = (verb == MapVerb.PUSH ? Optional.<String>empty() : typed(FROM_MAP))
                .or(() -> entry.map(MapEntry::key).map(Value::toString)).orElse("KEY");
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
            return map.stream().findFirst().or(() -> Optional.of(empty(map)));
        } catch (TroubleException notListed) {
            return map.info().valueBytes() == 0 ? Optional.empty() : Optional.of(empty(map));
        }
    }

    private static MapEntry empty(TypedMap map) {
        byte[] key = new byte[map.info().keyBytes()];
        return new MapEntry(
                key.length == 0 ? Value.bytes(key) : map.keyOf(key), List.of(map.valueOf(zeros(map))), false);
    }

    private static byte[] zeros(TypedMap map) {
        return new byte[map.info().valueBytes()];
    }
}
