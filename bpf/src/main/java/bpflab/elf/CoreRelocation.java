package bpflab.elf;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.trouble.TroubleException;
import java.util.List;

/**
 * A number in an instruction that libbpf looks up in the types of the kernel which runs: {@code struct bpf_core_relo}
 * in linux/bpf.h.
 *
 * @param slot the instruction's place, in slots of 8 bytes
 * @param kind which number, as libbpf calls it: {@code byte_off}, {@code field_exists}
 * @param name of what: {@code task_struct.comm[3]}, {@code struct task_struct}, {@code enum bpf_map_type
 *     BPF_MAP_TYPE_HASH}
 * @param access the same in the file: the places of members, {@code 0:97:3}
 */
public record CoreRelocation(int slot, String kind, String name, String access) {
    static final int BYTES = 16;
    /** By {@code enum bpf_core_relo_kind}; {@code core_relo_kind_str} in libbpf's relo_core.c. */
    private static final List<String> KINDS = List.of(
            "byte_off", "byte_sz", "field_exists", "signed", "lshift_u64", "rshift_u64", "local_type_id",
            "target_type_id", "type_exists", "type_size", "enumval_exists", "enumval_value", "type_matches");
    private static final int LAST_OF_FIELDS = 5;
    private static final List<String> OF_ENUMS = List.of("enumval_exists", "enumval_value");

    static CoreRelocation of(int slot, int typeId, String access, int kind, Btf types) {
        boolean known = kind >= 0 && kind < KINDS.size();
        String word = known ? KINDS.get(kind) : "kind " + Integer.toUnsignedLong(kind);
        return new CoreRelocation(slot, word, name(typeId, access, kind, word, types), access);
    }

    /** The same, its slot counted from a place further on. */
    public CoreRelocation from(int start) {
        return new CoreRelocation(slot - start, kind, name, access);
    }

    private static String name(int typeId, String access, int kind, String word, Btf types) {
        try {
            if (kind >= 0 && kind <= LAST_OF_FIELDS) {
                return field(typeId, access, types);
            } else if (OF_ENUMS.contains(word) && types.plain(typeId) instanceof Type.Enumeration values) {
                return types.typeName(typeId) + " " + values.constants().get(Integer.parseInt(access)).name();
            }
            return types.typeName(typeId);
        } catch (TroubleException | NumberFormatException | IndexOutOfBoundsException notSo) {
            return "type " + Integer.toUnsignedLong(typeId) + " " + access;
        }
    }

    /** The first number is that of an array that a pointer points to; members without a name are not spelled. */
    private static String field(int typeId, String access, Btf types) {
        String[] places = access.split(":");
        int first = Integer.parseInt(places[0]);
        Type type = types.plain(typeId);
        StringBuilder name = new StringBuilder(type.name().isEmpty() ? types.typeName(typeId) : type.name());
        if (first != 0) {
            name.append('[').append(first).append(']');
        }
        for (int at = 1; at < places.length; at++) {
            int place = Integer.parseInt(places[at]);
            if (type instanceof Type.Array array) {
                name.append('[').append(place).append(']');
                type = types.plain(array.element());
            } else {
                Type.Member member = ((Type.Composite) composite(type)).members().get(place);
                name.append(member.name().isEmpty() ? "" : "." + member.name());
                type = types.plain(member.type());
            }
        }
        return name.toString();
    }

    private static Type composite(Type type) {
        if (!(type instanceof Type.Composite)) {
            throw new IndexOutOfBoundsException("nothing is inside of " + type.name());
        }
        return type;
    }
}
