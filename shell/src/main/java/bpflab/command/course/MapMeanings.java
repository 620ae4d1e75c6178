package bpflab.command.course;

import bpflab.map.MapType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kernel's kinds of map. */
record MapMeanings() implements Meanings {
    private static final String PREFIX = "bpf_map_type_";

    @Override
    public Optional<Meaning> find(String typed) {
        String plain = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        String label = plain.startsWith(PREFIX) ? plain.substring(PREFIX.length()) : plain;
        return labelled(label)
                .or(() -> labelled(label.replaceFirst("_?map$", "")))
                .map(type -> new Meaning(type.label(), "a kind of map", text(type)));
    }

    private static Optional<MapType> labelled(String label) {
        return Arrays.stream(MapType.values())
                .filter(type -> type.label().equals(label) && type != MapType.UNKNOWN && type != MapType.UNSPEC)
                .findFirst();
    }

    private static String text(MapType type) {
        return "`BPF_MAP_TYPE_" + type.name() + "`, number " + type.ordinal() + " of `enum bpf_map_type`"
                + (type.perCpu() ? ": each value has a copy for each CPU, so that none waits for another" : "")
                + ". What is in one: `:dump map NAME`.";
    }

    @Override
    public List<String> names() {
        return Arrays.stream(MapType.values()).map(MapType::label).toList();
    }
}
