package bpflab.btf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The parts of a type that are no structs; bit-fields are left out, since no byte is theirs alone. */
final class Leaves {
    private final Btf btf;
    /** linux/types.h: numbers as packets have them. */
    private static final Set<String> NETWORK_ORDER = Set.of("__be16", "__be32");

    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Leaf> inNetworkOrder = new ArrayList<>();
    private int depth;

    private Leaves(Btf btf) {
        this.btf = btf;
    }

    static List<Leaf> of(Btf btf, int typeId) {
        Leaves all = new Leaves(btf);
        all.add(typeId, "", 0);
        return List.copyOf(all.leaves);
    }

    static List<Leaf> inNetworkOrder(Btf btf, int typeId) {
        Leaves all = new Leaves(btf);
        all.add(typeId, "", 0);
        return List.copyOf(all.inNetworkOrder);
    }

    private boolean isInNetworkOrder(int typeId) {
        int id = typeId;
        for (int i = 0; i < Btf.MAX_DEPTH; i++) {
            if (btf.type(id) instanceof Type.Typedef typedef) {
                if (NETWORK_ORDER.contains(typedef.name())) {
                    return true;
                }
                id = typedef.target();
            } else if (btf.type(id) instanceof Type.Modifier modifier) {
                id = modifier.target();
            } else if (btf.type(id) instanceof Type.Array array) {
                id = array.element();
            } else {
                return false;
            }
        }
        return false;
    }

    private void add(int typeId, String path, long at) {
        if (++depth > Btf.MAX_DEPTH || leaves.size() > 1 << 16) {
            throw BtfErrors.because("a struct is made of itself");
        }
        Type type = btf.plain(typeId);
        if (Unshown.is(btf, type)) {
            depth--;
            return;
        }
        if (type instanceof Type.Composite address && address.isAddress()) {
            leaves.add(new Leaf(path, (int) at, address.bytes(), true));
        } else if (type instanceof Type.Composite composite) {
            addAll(Fields.of(btf, composite), path, at);
        } else if (type instanceof Type.Section section) {
            addAll(Fields.of(btf, section), path, at);
        } else {
            Leaf leaf = new Leaf(path, (int) at, btf.size(typeId), isCharacters(type), itemBytes(typeId));
            leaves.add(leaf);
            if (isInNetworkOrder(typeId)) {
                inNetworkOrder.add(leaf);
            }
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
