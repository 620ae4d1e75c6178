package bpflab.map;

import bpflab.btf.Btf;
import bpflab.btf.Leaf;
import bpflab.btf.Value;
import java.util.List;
import java.util.Optional;

/**
 * How a map's keys, or its values, are read and written: by their BTF type, else as bytes.
 *
 * @param btf the types; empty when the map was made without
 * @param typeId the type; 0 when none
 * @param bytes the size in bytes
 */
record Typing(Optional<Btf> btf, int typeId, int bytes) {

    /** Whether there is a type. */
    boolean isTyped() {
        return btf.isPresent() && typeId != 0;
    }

    /** The parts that are no structs; without a type all bytes are one. */
    List<Leaf> leaves() {
        return isTyped() ? btf.get().leaves(typeId)
                : bytes == 0 ? List.of() : List.of(new Leaf("", 0, bytes, true));
    }

    /** Whether the CPUs' copies of a value can be added up. */
    boolean adds() {
        return !isTyped() || btf.get().addable(typeId);
    }

    /** Bytes as a value. */
    Value read(byte[] raw) {
        return isTyped() ? btf.get().read(typeId, raw) : Value.bytes(raw);
    }

    /** What a person typed, as bytes; without a type as {@link RawText}. */
    byte[] write(String text) {
        return isTyped() ? btf.get().write(typeId, text) : new RawText(bytes).write(text.strip());
    }
}
