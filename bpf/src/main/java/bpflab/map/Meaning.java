package bpflab.map;

import bpflab.btf.Value;
import bpflab.libbpf.InterfaceNames;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the kernel itself puts into values, whatever type the object's author gave them: the layouts of
 * include/uapi/linux/bpf.h. Empty where the author's type says it all.
 */
record Meaning(MapInfo info) implements MapShape.Cases<Optional<Function<byte[], Value>>> {
    private static final int NUMBER_BYTES = 4;
    /** Which one the kernel tells by a cookie of 8 bytes, and other values have no room for that. */
    private static final Value SOCKET = new Value.Noted("a socket", new Value.Text("a socket"));
    /** {@code BPF_F_STACK_BUILD_ID}. */
    private static final int BUILD_IDS = 1 << 5;
    private static final int BUILD_ID_ENTRY = 32;
    /** {@code BPF_BUILD_ID_SIZE}; shorter ids have zeros behind. */
    private static final int BUILD_ID_BYTES = 20;
    private static final int BUILD_ID_VALID = 1;

    @Override public Optional<Function<byte[], Value>> keyed(MapShape.Keyed shape) { return Optional.empty(); }

    @Override public Optional<Function<byte[], Value>> indexed(MapShape.Indexed shape) { return Optional.empty(); }

    @Override public Optional<Function<byte[], Value>> trie(MapShape.Trie shape) { return Optional.empty(); }

    @Override public Optional<Function<byte[], Value>> records(MapShape.Records shape) { return Optional.empty(); }

    @Override public Optional<Function<byte[], Value>> queue(MapShape.Queue shape) { return Optional.empty(); }

    @Override public Optional<Function<byte[], Value>> filter(MapShape.Filter shape) { return Optional.empty(); }

    @Override public Optional<Function<byte[], Value>> storage(MapShape.Storage shape) { return Optional.empty(); }

    @Override public Optional<Function<byte[], Value>> opaque(MapShape.Opaque shape) { return Optional.empty(); }

    @Override public Optional<Function<byte[], Value>> functions(MapShape.Functions shape) { return Optional.empty(); }

    /** A cgroup by its folder; a socket by the interface and queue that it is bound to, and by who has it open. */
    @Override
    public Optional<Function<byte[], Value>> places(MapShape.Places shape) {
        return Optional.of(shape.object() == KernelObject.CGROUP
                ? raw -> new Value.Struct(Map.of("cgroup", word(new String(raw, StandardCharsets.UTF_8))))
                : Meaning::ring);
    }

    private static Value ring(byte[] raw) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("device", device(index(raw, 0).asLong()));
        fields.put("queue", index(raw, NUMBER_BYTES));
        fields.put("socket", word(new String(
                raw, 2 * NUMBER_BYTES, raw.length - 2 * NUMBER_BYTES, StandardCharsets.UTF_8)));
        return new Value.Struct(fields);
    }

    /** A row of bytes, and what of it can be printed. */
    @Override
    public Optional<Function<byte[], Value>> arena(MapShape.Arena shape) {
        return Optional.of(raw -> {
            StringBuilder text = new StringBuilder();
            for (byte b : raw) {
                text.append(b >= ' ' && b <= '~' ? (char) b : '.');
            }
            Map<String, Value> fields = new LinkedHashMap<>();
            fields.put("bytes", Value.bytes(raw));
            fields.put("text", word(text.toString()));
            return new Value.Struct(fields);
        });
    }

    /** A word that stands without quotes. */
    static Value word(String text) {
        return new Value.Noted(text, new Value.Text(text));
    }

    @Override
    public Optional<Function<byte[], Value>> programs(MapShape.Programs shape) {
        return Optional.of(raw -> fields(raw, "program"));
    }

    @Override
    public Optional<Function<byte[], Value>> maps(MapShape.Maps shape) {
        return Optional.of(raw -> fields(raw, "map"));
    }

    @Override
    public Optional<Function<byte[], Value>> cpus(MapShape.Cpus shape) {
        return Optional.of(raw -> fields(raw, "queue", "program"));
    }

    @Override
    public Optional<Function<byte[], Value>> devices(MapShape.Devices shape) {
        return Optional.of(raw -> {
            Value.Struct numbers = fields(raw, "ifindex", "program");
            Map<String, Value> fields = new LinkedHashMap<>();
            fields.put("device", device(numbers.fields().get("ifindex").asLong()));
            fields.putAll(numbers.fields());
            return new Value.Struct(fields);
        });
    }

    @Override
    public Optional<Function<byte[], Value>> sockets(MapShape.Sockets shape) {
        if (shape.indexed() && info.valueBytes() < Long.BYTES) {
            return Optional.of(raw -> new Value.Struct(
                    Map.of("socket", word(new String(raw, StandardCharsets.UTF_8)))));
        }
        return Optional.of(raw -> raw.length < Long.BYTES ? SOCKET : new Value.Struct(Map.of(
                "cookie", new Value.Int(new BigInteger(Long.toUnsignedString(ordered(raw).getLong(0)))))));
    }

    @Override
    public Optional<Function<byte[], Value>> stacks(MapShape.Stacks shape) {
        return Optional.of((info.flags() & BUILD_IDS) != 0 ? Meaning::placesInFiles : Meaning::addresses);
    }

    /** {@code struct bpf_stack_build_id}: the build id of a file and an offset in it, or an address of no file. */
    private static Value placesInFiles(byte[] raw) {
        List<Value> frames = new ArrayList<>();
        for (int at = 0; at + BUILD_ID_ENTRY <= raw.length; at += BUILD_ID_ENTRY) {
            int status = ordered(raw).getInt(at);
            long offset = ordered(raw).getLong(at + NUMBER_BYTES + BUILD_ID_BYTES);
            int from = at + NUMBER_BYTES;
            if (status == BUILD_ID_VALID) {
                String file = HexFormat.of().formatHex(raw, from, from + BUILD_ID_BYTES)
                        .replaceFirst("(0{24}|0{8})$", "");
                frames.add(word(file + "+0x" + Long.toHexString(offset)));
            } else if (status != 0) {
                frames.add(new Value.Pointer(offset));
            }
        }
        return new Value.Array(frames);
    }

    /** Places behind the outermost frame are 0. */
    private static Value addresses(byte[] raw) {
        List<Value> frames = new ArrayList<>();
        ByteBuffer bytes = ordered(raw);
        while (bytes.remaining() >= Long.BYTES) {
            long address = bytes.getLong();
            if (address != 0) {
                frames.add(new Value.Pointer(address));
            }
        }
        return new Value.Array(frames);
    }

    /** Numbers of 4 bytes, as many as there is room for. */
    private static Value.Struct fields(byte[] raw, String... names) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.length && (i + 1) * NUMBER_BYTES <= raw.length; i++) {
            fields.put(names[i], index(raw, i * NUMBER_BYTES));
        }
        return new Value.Struct(fields);
    }

    static Value index(byte[] raw, int from) {
        return new Value.Int(BigInteger.valueOf(Integer.toUnsignedLong(ordered(raw).getInt(from))));
    }

    /** The interface's name, in the network namespace that we are in; its number when it is not there. */
    private static Value device(long index) {
        return new Value.Enumerator(InterfaceNames.name((int) index).orElse(""), BigInteger.valueOf(index));
    }

    static ByteBuffer ordered(byte[] raw) {
        return ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder());
    }
}
