package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.command.ParsedArguments;
import bpflab.kernel.NewMap;
import bpflab.map.BpfMap;
import bpflab.map.MapForm;
import bpflab.map.MapType;
import bpflab.map.UnsetSize;
import bpflab.map.UsualForm;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code :map create NAME TYPE}, or {@code NAME --like MAP}, with its sizes. */
record MapOrder(Bench bench, ParsedArguments words) {
    private static final int USUAL_ENTRIES = 1000;

    BpfMap make() {
        Optional<BpfMap> like = words.value("--like").map(this::map);
        Optional<BpfMap> inner = words.value("--inner").map(this::map);
        MapForm form = form(like);
        bench.how().like("bpftool map create PATH type " + form.type().label() + " key " + form.keyBytes() + " value "
                + form.valueBytes() + " entries " + Integer.toUnsignedString(form.maxEntries()) + " name "
                + words.word(1) + " flags " + form.flags());
        return bench.add(bench.loader().create(new NewMap(words.word(1), form, like, inner)));
    }

    private BpfMap map(String name) {
        return Lookup.maps(bench).one(name, words.has("--all"));
    }

    private MapForm form(Optional<BpfMap> like) {
        MapType type = words.at(2).map(word -> type(words.word(1), word))
                .orElseGet(() -> like.orElseThrow().info().type());
        MapForm usual = like.map(map -> map.info().form())
                .filter(form -> form.type() == type || form.keyBytes() > 0)
                .map(form -> new MapForm(
                        type, form.keyBytes(), form.valueBytes(), form.maxEntries(),
                        new UsualForm(type).form().flags()))
                .orElseGet(() -> new UsualForm(type).form());
        int key = words.value("--key").map(text -> number("--key", text, 0)).orElse(usual.keyBytes());
        int value = words.value("--value").map(text -> number("--value", text, 0)).orElse(usual.valueBytes());
        int entries = words.value("--entries").map(text -> number("--entries", text, 1))
                .orElse(like.isPresent() ? usual.maxEntries() : new UnsetSize(type, value).entries());
        return new MapForm(type, key, value, entries, usual.flags());
    }

    /** The kinds that can be asked for. */
    static List<String> kinds() {
        return Arrays.stream(MapType.values())
                .filter(type -> type != MapType.UNSPEC && type != MapType.UNKNOWN)
                .map(MapType::label)
                .toList();
    }

    private static MapType type(String name, String typed) {
        List<String> known = kinds();
        return Arrays.stream(MapType.values())
                .filter(type -> known.contains(type.label()) && type.label().equals(typed))
                .findFirst()
                .orElseThrow(() -> Trouble.usage(
                        "there is no kind of map " + typed, "it can be " + String.join(", ", known),
                        Nearest.hint(typed, known, MapLine.created(List.of("create", name, typed)))).toException());
    }

    static int number(String option, String text, int least) {
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE || Long.parseLong(text) < least) {
            throw Trouble.usage(
                    option + " " + text + " was not understood",
                    "it is a number from " + least + (text.matches("\\d+") ? " to " + Integer.MAX_VALUE : ""),
                    option + " " + (option.equals("--entries") ? USUAL_ENTRIES : option.equals("--cpu") ? least
                            : option.equals("--key") ? Integer.BYTES : Long.BYTES)).toException();
        }
        return Integer.parseInt(text);
    }
}
