package bpflab.map;

import bpflab.btf.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What keys without a type are: places are numbers, prefixes have a length in front; others are bytes. */
record Keys(byte[] raw, String note) implements MapShape.Cases<Value> {
    /** {@code prefixlen} of {@code struct bpf_lpm_trie_key}. */
    static final int LENGTH_BYTES = 4;

    @Override public Value keyed(MapShape.Keyed shape) { return Value.bytes(raw); }

    @Override public Value indexed(MapShape.Indexed shape) { return place(true); }

    @Override public Value programs(MapShape.Programs shape) { return place(true); }

    @Override public Value maps(MapShape.Maps shape) { return place(shape.indexed()); }

    @Override public Value devices(MapShape.Devices shape) { return place(shape.indexed()); }

    @Override public Value cpus(MapShape.Cpus shape) { return place(true); }

    @Override public Value sockets(MapShape.Sockets shape) { return place(shape.indexed()); }

    @Override public Value stacks(MapShape.Stacks shape) { return place(true); }

    @Override public Value records(MapShape.Records shape) { return Value.bytes(raw); }

    @Override public Value queue(MapShape.Queue shape) { return Value.bytes(raw); }

    @Override public Value filter(MapShape.Filter shape) { return Value.bytes(raw); }

    @Override
    public Value storage(MapShape.Storage shape) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put(shape.owner().word(), Meaning.word(new String(raw, StandardCharsets.UTF_8)));
        if (!note.isEmpty()) {
            fields.put("what", Meaning.word(note));
        }
        return new Value.Struct(fields);
    }

    @Override public Value places(MapShape.Places shape) { return place(true); }

    @Override public Value functions(MapShape.Functions shape) { return place(true); }

    @Override
    public Value arena(MapShape.Arena shape) {
        return new Value.Pointer(Meaning.ordered(raw).getLong(0));
    }

    @Override public Value opaque(MapShape.Opaque shape) { return Value.bytes(raw); }

    @Override
    public Value trie(MapShape.Trie shape) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("prefixlen", Meaning.index(raw, 0));
        fields.put("data", Value.bytes(Arrays.copyOfRange(raw, LENGTH_BYTES, raw.length)));
        return new Value.Struct(fields);
    }

    private Value place(boolean indexed) {
        return indexed && raw.length == Integer.BYTES ? Meaning.index(raw, 0) : Value.bytes(raw);
    }
}
