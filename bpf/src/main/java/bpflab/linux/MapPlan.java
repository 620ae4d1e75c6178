package bpflab.linux;

import bpflab.elf.MapSpec;
import bpflab.elf.ObjectFile;
import bpflab.libbpf.Libc;
import bpflab.map.MapForm;
import bpflab.map.MapShape;
import bpflab.map.MapType;
import bpflab.map.UnsetSize;
import bpflab.map.UsualForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How the maps of a file are made, where its definitions leave something open; and what a person is told of it.
 *
 * @param within the sizes that were given to what maps in maps are like, by the outer one's name
 */
record MapPlan(ObjectFile file, Map<String, Integer> within) {
    /** Where the kernel's own tests have arenas: no process has anything there by itself. */
    private static final long ARENA = 1L << 44;

    /** For a file of which nothing was made yet. */
    MapPlan(ObjectFile file) {
        this(file, new HashMap<>());
    }

    /** Gives a map a size that has none. */
    void size(OpenObject.OpenMap map) {
        file.map(map.name()).flatMap(MapPlan::missing).ifPresent(map::maxEntries);
        file.map(map.name()).flatMap(MapPlan::missingValue).ifPresent(map::valueBytes);
        file.map(map.name()).flatMap(MapPlan::ofRecords).ifPresent(form -> {
            map.keyBytes(form.keyBytes());
            map.valueBytes(form.valueBytes());
        });
        int inner = map.sizeInner();
        if (inner != 0) {
            within.put(map.name(), inner);
        }
        file.map(map.name()).filter(spec -> spec.type() == MapType.ARENA).ifPresent(arena -> map.addressOr(ARENA));
    }

    /** A sentence for each map whose size is another one than its definition says. */
    List<String> notes(Predicate<String> madeBefore) {
        List<String> notes = new ArrayList<>();
        for (MapSpec map : file.maps()) {
            if (madeBefore.test(map.name())) {
                continue;
            }
            missing(map).ifPresent(size -> notes.add(String.format(
                    Locale.ROOT,
                            "map %s has no max_entries: it is made with %,d; __uint(max_entries, %d); says so in C",
                    map.name(), size, size)));
            Optional.ofNullable(within.get(map.name())).ifPresent(size -> notes.add(String.format(
                    Locale.ROOT, "the maps in %s have no max_entries: they are made with %,d; "
                            + "__uint(max_entries, %d); in what __array(values, ...) names says so in C",
                    map.name(), size, size)));
            missingValue(map).ifPresent(bytes -> notes.add(String.format(
                    Locale.ROOT, "map %s has no value_size: it is made for stacks of %d addresses; "
                            + "__uint(value_size, %d); says so in C",
                    map.name(), bytes / Long.BYTES, bytes)));
            ofRecords(map).ifPresent(form -> notes.add(ofRecords(map, form)));
            rounded(map).ifPresent(size -> notes.add(String.format(
                    Locale.ROOT, "map %s has max_entries %,d: a ring of records is a power of 2 and whole pages, so it "
                            + "is made with %,d bytes",
                    map.name(), Integer.toUnsignedLong(map.maxEntries()), size)));
        }
        return notes;
    }

    /** What a map is to be like; the size is 0 where any will do. */
    static MapForm form(MapSpec map) {
        MapForm form = ofRecords(map).orElse(map.form());
        return rounded(map).map(bytes -> form.sized(bytes.intValue())).orElse(form);
    }

    /**
     * What a buffer of records is made with where its definition has types for keys and values: the kernel has none
     * there. cilium/ebpf takes them for what a record is, and leaves the sizes to its loader ({@code canHaveValueSize}
     * in its elf_reader.go); sizes without a type are somebody's mistake, which the kernel answers.
     */
    private static Optional<MapForm> ofRecords(MapSpec map) {
        MapForm usual = new UsualForm(map.type()).form();
        boolean keyFits = map.keyBytes() == usual.keyBytes();
        boolean valueFits = map.valueBytes() == usual.valueBytes();
        boolean open = (keyFits || map.keyTypeId() != 0 || map.keyBytes() == 0)
                && (valueFits || map.valueTypeId() != 0 || map.valueBytes() == 0);
        return map.type().shape() instanceof MapShape.Records && !(keyFits && valueFits) && open
                ? Optional.of(new MapForm(
                        map.type(), usual.keyBytes(), usual.valueBytes(), map.maxEntries(), map.flags()))
                : Optional.empty();
    }

    private String ofRecords(MapSpec map, MapForm form) {
        String is = map.valueTypeId() != 0 && map.valueBytes() != form.valueBytes()
                ? "its value says what a record is, "
                        + file.btf().map(btf -> btf.typeName(map.valueTypeId())).orElse("")
                : "its definition leaves sizes open";
        String made = form.keyBytes() == 0
                ? "without keys and values: a ring of records has none"
                : "with a key and a value of " + form.keyBytes() + " bytes, as the kernel wants them";
        return "map " + map.name() + " is made " + made + "; " + is;
    }

    private static Optional<Integer> missing(MapSpec map) {
        int size = map.maxEntries() == 0 ? new UnsetSize(map.type(), map.valueBytes()).entries() : 0;
        return size == 0 ? Optional.empty() : Optional.of(size);
    }

    private static Optional<Integer> missingValue(MapSpec map) {
        int bytes = map.valueBytes() == 0 ? new UnsetSize(map.type(), 0).value() : 0;
        return bytes == 0 ? Optional.empty() : Optional.of(bytes);
    }

    /** What libbpf makes of a ring's size: {@code adjust_ringbuf_sz} in libbpf.c. */
    private static Optional<Long> rounded(MapSpec map) {
        long asked = Integer.toUnsignedLong(map.maxEntries());
        boolean ring = map.type().shape() instanceof MapShape.Records records
                && records.road() != MapShape.Records.Road.PERF;
        long size = Libc.getpagesize();
        while (size < asked) {
            size *= 2;
        }
        return ring && asked != 0 && size != asked ? Optional.of(size) : Optional.empty();
    }
}
