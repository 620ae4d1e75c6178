package bpflab.btf;

import java.util.List;

/**
 * Whether every type of an object's BTF names types and strings that are there, of the kinds that make sense. libbpf
 * 1.1 follows such a number without asking, and ends the whole process when it leads nowhere: see {@code
 * skip_mods_and_typedefs} and {@code bpf_object__init_user_btf_maps} in libbpf.c.
 */
final class Soundness implements Type.Cases<Void> {
    private final Btf btf;
    private int id;

    private Soundness(Btf btf) {
        this.btf = btf;
    }

    /**
     * Walks all types once.
     *
     * @throws bpflab.trouble.TroubleException the first that names what is not there
     */
    static void check(Btf btf) {
        Soundness soundness = new Soundness(btf);
        for (int id = 1; id < btf.count(); id++) {
            soundness.id = id;
            btf.type(id).match(soundness);
        }
    }

    @Override
    public Void otherwise(Type type) {
        return type instanceof Type.DeclTag tag ? there(tag.target()) : null;
    }

    @Override
    public Void pointer(Type.Pointer type) {
        return there(type.target());
    }

    @Override
    public Void array(Type.Array type) {
        there(type.index());
        return value(type.element());
    }

    @Override
    public Void composite(Type.Composite type) {
        type.members().forEach(member -> value(member.type()));
        return null;
    }

    @Override
    public Void typedef(Type.Typedef type) {
        return endless(type.target());
    }

    @Override
    public Void modifier(Type.Modifier type) {
        return endless(type.target());
    }

    @Override
    public Void function(Type.Function type) {
        return kind(type.prototype(), Kind.FUNC_PROTO);
    }

    @Override
    public Void prototype(Type.Prototype type) {
        there(type.result());
        type.parameters().forEach(parameter -> there(parameter.type()));
        return null;
    }

    @Override
    public Void variable(Type.Variable type) {
        return there(type.type());
    }

    @Override
    public Void section(Type.Section type) {
        for (Type.Place place : type.variables()) {
            there(place.variable());
            Kind kind = btf.type(place.variable()).kind();
            if (kind != Kind.VAR && kind != Kind.FUNC) {
                throw wrong(place.variable(), List.of(Kind.VAR, Kind.FUNC));
            }
        }
        return null;
    }

    private Void there(int target) {
        if (target < 0 || target >= btf.count()) {
            throw BtfErrors.because("type " + id + " (" + btf.type(id).kind() + ") names type "
                    + Integer.toUnsignedLong(target) + ", and the last is " + (btf.count() - 1));
        }
        return null;
    }

    /** What an array or a struct holds: not a function, a variable or a section, and not itself. */
    private Void value(int target) {
        there(target);
        if (target == id) {
            throw BtfErrors.because("type " + id + " holds itself");
        }
        return null;
    }

    /** A chain of names that comes to an end. */
    private Void endless(int target) {
        there(target);
        btf.plain(target);
        return null;
    }

    private Void kind(int target, Kind wanted) {
        there(target);
        if (btf.type(target).kind() != wanted) {
            throw wrong(target, List.of(wanted));
        }
        return null;
    }

    private RuntimeException wrong(int target, List<Kind> wanted) {
        return BtfErrors.because("type " + id + " (" + btf.type(id).kind() + ") names type " + target + ", which is a "
                + btf.type(target).kind() + " and not a "
                + String.join(" or ", wanted.stream().map(Kind::toString).toList()));
    }
}
