package bpflab.linux.inside;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import java.util.OptionalInt;

/** Where members lie in the kernel's structs, as its BTF tells of this very kernel. */
record KernelStructs(Btf btf, String what) {
    /**
     * The offset of a member in bytes.
     *
     * @throws bpflab.trouble.TroubleException this kernel has no such member
     */
    int offset(String struct, String member) {
        return btf.find(Kind.STRUCT, struct).stream()
                .flatMap(id -> bits(id, member).stream())
                .findFirst()
                .orElseThrow(() -> KernelMemory.refused(
                        what, "this kernel's struct " + struct + " has no member " + member)) / Byte.SIZE;
    }

    /** Members of nameless members are the struct's own. */
    private OptionalInt bits(int type, String member) {
        if (btf.plain(type) instanceof Type.Composite struct) {
            for (Type.Member each : struct.members()) {
                OptionalInt inner = each.name().equals(member) ? OptionalInt.of(0)
                        : each.name().isEmpty() ? bits(each.type(), member)
                        : OptionalInt.empty();
                if (inner.isPresent()) {
                    return OptionalInt.of(each.bitOffset() + inner.getAsInt());
                }
            }
        }
        return OptionalInt.empty();
    }
}
