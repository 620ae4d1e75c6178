package bpflab.why;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.lab.Lab;
import bpflab.map.BpfMap;
import bpflab.map.MapShape;
import bpflab.map.TypedMap;
import bpflab.trouble.TroubleException;
import bpflab.why.walk.MapsNow;
import bpflab.why.walk.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is in the maps of a program, by their names.
 *
 * @param own what is looked up in them when this bpflab comes by, and is not there
 */
record Keys(List<BpfMap> maps, List<Origin.Lookup> own) implements MapsNow {
    Keys {
        maps = List.copyOf(maps);
        own = List.copyOf(own);
    }

    Keys(List<BpfMap> maps) {
        this(maps, List.of());
    }

    private Optional<BpfMap> named(String name) {
        return maps.stream().filter(map -> map.name().equals(name)).findFirst();
    }

    @Override
    public Optional<Integer> keyBytes(String map) {
        return named(map).map(found -> isFilter(found) ? found.info().valueBytes() : found.info().keyBytes());
    }

    @Override
    public Optional<byte[]> constant(String map, long offset, int size) {
        return map.startsWith(".rodata") ? variable(map, offset, size) : Optional.empty();
    }

    @Override
    public Optional<byte[]> variable(String map, long offset, int size) {
        return named(map).filter(found -> map.startsWith("."))
                .flatMap(found -> found.lookup(new byte[found.info().keyBytes()]))
                .map(values -> values.get(0))
                .filter(bytes -> offset >= 0 && offset + size <= bytes.length)
                .map(bytes -> Arrays.copyOfRange(bytes, (int) offset, (int) offset + size));
    }

    /** A variable of the program, in the map of its section. */
    record Variable(String map, String name) {
        /** To be read behind what it has to do with: {@code , as its variable port says}. */
        String says() {
            return ", as its variable " + name + " says";
        }

        /** A constant of the file is the same while the program runs. */
        boolean canBeSet() {
            return !map.startsWith(".rodata");
        }
    }

    /** The variable that a number came from; empty where it came from none. */
    Optional<Variable> variableAt(Origin origin) {
        return origin instanceof Origin.Variable place ? named(place.map())
                .map(found -> new TypedMap(found).types())
                .flatMap(types -> types.btf().flatMap(btf -> nameAt(btf, types.valueTypeId(), place.offset())))
                .map(name -> new Variable(place.map(), name)) : Optional.empty();
    }

    private static Optional<String> nameAt(Btf btf, int section, long offset) {
        return btf.type(section) instanceof Type.Section found ? found.variables().stream()
                .filter(place -> place.byteOffset() == offset)
                .map(place -> ((Type.Variable) btf.type(place.variable())).name())
                .findFirst() : Optional.empty();
    }

    @Override
    public Optional<Boolean> has(String map, byte[] key) {
        try {
            return named(map).map(found -> isFilter(found) ? found.mayContain(key) : found.lookup(key).isPresent());
        } catch (TroubleException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> value(String map, byte[] key) {
        try {
            return named(map).flatMap(found -> found.lookup(key)).filter(values -> values.size() == 1)
                    .map(values -> values.get(0));
        } catch (TroubleException unreadable) {
            return Optional.empty();
        }
    }

    /** A key as one types it. */
    String text(String map, byte[] key) {
        return named(map).map(found -> quoted((isFilter(found) ? new TypedMap(found).valueOf(key)
                : new TypedMap(found).keyOf(key)).toString())).orElse("KEY");
    }

    /** Whether it is a Bloom filter, of which a key is the value that it may have. */
    boolean isFilter(String map) {
        return named(map).filter(Keys::isFilter).isPresent();
    }

    private static boolean isFilter(BpfMap map) {
        return map.info().type().shape() instanceof MapShape.Filter;
    }

    /** How many values a map has of which all keys are there; empty for the other kinds. */
    Optional<Long> slots(String map) {
        return named(map).filter(found -> isIndexed(found.info().type().shape()))
                .map(found -> Integer.toUnsignedLong(found.info().maxEntries()));
    }

    private static boolean isIndexed(MapShape shape) {
        return shape instanceof MapShape.Indexed || shape instanceof MapShape.Programs
                || shape instanceof MapShape.Cpus || shape instanceof MapShape.Devices devices && devices.indexed();
    }

    /** The key that is looked for when this bpflab comes by, as one types it. */
    Optional<String> own(String map) {
        return own.stream().filter(lookup -> lookup.map().equals(map)).findFirst()
                .map(lookup -> text(map, lookup.key().bytes()));
    }

    /** The same, with what is looked up when this bpflab comes by. */
    Keys with(List<Origin.Lookup> lookups) {
        return new Keys(maps, lookups);
    }

    /** A key that the map takes, to begin with. */
    String key(String map) {
        return named(map).map(found -> text(map, new byte[found.info().keyBytes()])).orElse("KEY");
    }

    private static String quoted(String text) {
        return text.contains(" ") ? "'" + text + "'" : text;
    }

    /** A value that the map takes, to begin with. */
    String value(String map) {
        return named(map).map(Keys::value).orElse("VALUE");
    }

    private static String value(BpfMap map) {
        if (map.info().type().shape() instanceof MapShape.Sockets) {
            return "udp:" + Lab.ECHO_PORT;
        }
        TypedMap typed = new TypedMap(map);
        try {
            typed.valueBytes("1");
            return "1";
        } catch (TroubleException ofSeveralFields) {
            return quoted(typed.valueOf(new byte[map.info().valueBytes()]).toString());
        }
    }
}
