package bpflab.linux.handle;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.trouble.TroubleException;
import java.util.List;
import java.util.Optional;

/**
 * A map's name, of which the kernel keeps 15 letters (BPF_OBJ_NAME_LEN): the variables of section {@code .maps} are
 * whole in the types that the map was made with.
 */
public final class WholeMapName {
    private static final KeptNames<Made> KNOWN = new KeptNames<>();

    private WholeMapName() {}

    /** The kernel gives numbers again after four billion; then name or types differ. */
    private record Made(int id, int btf, String name) {}

    /** The whole name where its types tell it of that map alone, else as much as the kernel has. */
    public static String of(int id, int btf, String name) {
        if (name.length() < KeptNames.CUT_AT || name.contains(".") || btf == 0 || !Rights.current().may(Right.OTHERS)) {
            return name;
        }
        return KNOWN.of(new Made(id, btf, name), made -> variable(made).orElse(name));
    }

    /** A list of maps is worth more than the end of one's name: what cannot be read is left out. */
    private static Optional<String> variable(Made made) {
        try {
            return KernelBtf.ofId(made.btf()).flatMap(types -> only(types, made.name()));
        } catch (TroubleException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> only(Btf types, String begin) {
        var section = types.find(Kind.DATASEC, ".maps");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = ((Type.Section) types.type(section.getAsInt())).variables().stream()
                .map(place -> types.type(place.variable()))
                .filter(Type.Variable.class::isInstance)
                .map(variable -> ((Type.Variable) variable).name())
                .filter(name -> name.startsWith(begin))
                .toList();
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }
}
