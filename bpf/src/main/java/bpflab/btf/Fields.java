package bpflab.btf;

import java.util.ArrayList;
import java.util.List;

/** The fields of a struct by the names that C code uses: those of a nameless member are the struct's own. */
final class Fields {
    /** A named place, in bits from the start; {@code bits} is a bit-field's, 0 for all others. */
    record Field(String name, int type, long bitOffset, int bits) {
        /** The bit behind its last one. */
        long end(Btf btf) {
            return bitOffset + (bits == 0 ? 8L * btf.size(type) : bits);
        }

        /** Whether they share bits, as members of a union do. */
        boolean overlaps(Field other, Btf btf) {
            return bitOffset < other.end(btf) && other.bitOffset < end(btf);
        }
    }

    private final Btf btf;
    private final List<Field> fields = new ArrayList<>();

    private Fields(Btf btf) {
        this.btf = btf;
    }

    static List<Field> of(Btf btf, Type.Composite type) {
        Fields all = new Fields(btf);
        all.add(type, 0, 0);
        return all.fields;
    }

    static List<Field> of(Btf btf, Type.Section type) {
        return type.variables().stream()
                .map(v -> new Field(btf.type(v.variable()).name(), v.variable(), 8L * v.byteOffset(), 0))
                .toList();
    }

    /** Where the last of a struct's fields ends, in bytes; what has no size of its own does not count. */
    static long end(Btf btf, Type.Composite type) {
        return of(btf, type).stream().mapToLong(field -> (field.end(btf) + 7) / 8).max().orElse(0);
    }

    /** Whether an array without a length is behind all other fields. */
    static boolean isFlexible(Btf btf, int typeId) {
        return btf.plain(typeId) instanceof Type.Composite struct && of(btf, struct).stream()
                .anyMatch(field -> btf.plain(field.type()) instanceof Type.Array array && array.length() == 0
                        && field.bitOffset() / 8 >= end(btf, struct));
    }

    /** How many bytes a record has at least: without what such an array holds, which may lie in the padding. */
    static int leastBytes(Btf btf, int typeId) {
        return isFlexible(btf, typeId) ? (int) end(btf, (Type.Composite) btf.plain(typeId)) : btf.size(typeId);
    }

    private void add(Type.Composite type, long at, int depth) {
        if (depth > Btf.MAX_DEPTH || fields.size() > 1 << 16) {
            throw BtfErrors.because("a struct is made of itself");
        }
        for (Type.Member member : type.members()) {
            if (!member.name().isEmpty()) {
                fields.add(new Field(member.name(), member.type(), at + member.bitOffset(), member.bits()));
            } else if (btf.plain(member.type()) instanceof Type.Composite inner) {
                add(inner, at + member.bitOffset(), depth + 1);
            }
        }
    }
}
