package bpflab.btf;

import java.util.Set;

/** Whether two values of a type can be added up: counters can, addresses, text, and what shares its bytes cannot. */
final class Addable implements Type.Cases<Boolean> {
    /** The names by which the kernel tells what packets have in them: include/uapi/linux/types.h. */
    private static final Set<String> OF_PACKETS =
            Set.of("__be16", "__be32", "__be64", "__le16", "__le32", "__le64", "__sum16", "__wsum");

    private final Btf btf;
    private int depth;

    Addable(Btf btf) {
        this.btf = btf;
    }

    boolean is(int typeId) {
        if (++depth > Btf.MAX_DEPTH) {
            throw BtfErrors.because("type " + typeId + " is made of itself");
        }
        boolean is = btf.type(typeId).match(this);
        depth--;
        return is;
    }

    @Override public Boolean otherwise(Type type) { return false; }

    @Override public Boolean integer(Type.Int type) { return !type.bool(); }

    @Override public Boolean real(Type.Real type) { return true; }

    @Override
    public Boolean typedef(Type.Typedef type) {
        return !OF_PACKETS.contains(type.name()) && is(type.target());
    }

    @Override public Boolean modifier(Type.Modifier type) { return is(type.target()); }

    @Override public Boolean variable(Type.Variable type) { return is(type.type()); }

    /** Rows of single bytes are text, or addresses. */
    @Override
    public Boolean array(Type.Array type) {
        boolean bytes = btf.plain(type.element()) instanceof Type.Int item && item.bytes() == 1;
        return is(type.element()) && !bytes;
    }

    @Override
    public Boolean composite(Type.Composite type) {
        return type.kind() == Kind.STRUCT && type.members().stream().allMatch(member -> is(member.type()));
    }
}
