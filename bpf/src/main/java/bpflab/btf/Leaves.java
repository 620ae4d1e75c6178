package bpflab.btf;

import java.util.ArrayList;
import java.util.List;

/** The parts of a type that are no structs; bit-fields are left out, since no byte is theirs alone. */
final class Leaves {
    private final Btf btf;
    private final List<Leaf> leaves = new ArrayList<>();
    private int depth;

    private Leaves(Btf btf) {
        this.btf = btf;
    }

    static List<Leaf> of(Btf btf, int typeId) {
        Leaves all = new Leaves(btf);
        all.add(typeId, "", 0);
        return List.copyOf(all.leaves);
    }

    private void add(int typeId, String path, long at) {
        if (++depth > Btf.MAX_DEPTH || leaves.size() > 1 << 16) {
            throw BtfErrors.because("a struct is made of itself");
        }
        Type type = btf.plain(typeId);
        if (type instanceof Type.Composite address && address.isAddress()) {
            leaves.add(new Leaf(path, (int) at, address.bytes(), true));
        } else if (type instanceof Type.Composite composite) {
            addAll(Fields.of(btf, composite), path, at);
        } else if (type instanceof Type.Section section) {
            addAll(Fields.of(btf, section), path, at);
        } else {
            leaves.add(new Leaf(path, (int) at, btf.size(typeId), isCharacters(type), itemBytes(typeId)));
        }
        depth--;
    }

    private void addAll(List<Fields.Field> fields, String path, long at) {
        for (Fields.Field field : fields) {
            if (field.bits() == 0 && field.bitOffset() % 8 == 0) {
                add(field.type(), path.isEmpty() ? field.name() : path + "." + field.name(),
                        at + field.bitOffset() / 8);
            }
        }
    }

    /** Of an array, also of arrays, what a number or a row of bytes takes. */
    private int itemBytes(int typeId) {
        int item = typeId;
        while (btf.plain(item) instanceof Type.Array array && array.length() > 0 && !isCharacters(array)) {
            item = array.element();
        }
        return btf.size(item);
    }

    private boolean isCharacters(Type type) {
        return type instanceof Type.Int number && number.bytes() == 1
                || type instanceof Type.Array array
                && btf.plain(array.element()) instanceof Type.Int item
                && item.bytes() == 1;
    }
}
