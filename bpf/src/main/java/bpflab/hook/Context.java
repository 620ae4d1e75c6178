package bpflab.hook;

import bpflab.trouble.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the context of a program tells of its type, where its section says none.
 *
 * @param struct the struct that its first argument points at, {@code xdp_md}; empty when it is none
 */
public record Context(String struct) {
    /** The section to take a program for: what libbpf before 1.0 took its section for, else what the context tells. */
    public Optional<SecDef> taken(String section) {
        List<SecDef> fitting = sections();
        Optional<SecDef> meant = new Sec(section).meant();
        return meant.filter(def -> fitting.isEmpty() || fitting.contains(def))
                .or(() -> nearest(section))
                .or(() -> usual(fitting));
    }

    /** The sections whose programs see it. */
    public List<SecDef> sections() {
        List<ProgramType> types = ProgramType.seeing(struct);
        return Arrays.stream(HookKind.values())
                .flatMap(kind -> kind.sections().stream())
                .filter(def -> types.contains(def.type()))
                .toList();
    }

    /** Of these the one that a name is nearest to. */
    public Optional<SecDef> nearest(String section) {
        List<SecDef> fitting = sections();
        return Nearest.to(section.strip(), fitting.stream().map(SecDef::name).toList())
                .flatMap(name -> fitting.stream().filter(def -> def.name().equals(name)).findFirst());
    }

    /**
     * The first section of the type that has the context. {@code __sk_buff} is what many types see: most are tc
     * programs. Of the places in a cgroup none is the usual one.
     */
    private static Optional<SecDef> usual(List<SecDef> fitting) {
        List<SecDef> tc = of(ProgramType.SCHED_CLS, fitting);
        List<SecDef> usual = !tc.isEmpty() || fitting.isEmpty() ? tc : of(fitting.get(0).type(), fitting);
        boolean manyPlaces = usual.size() > 1 && usual.get(0).kind() == HookKind.CGROUP;
        return manyPlaces ? Optional.empty() : usual.stream().findFirst();
    }

    private static List<SecDef> of(ProgramType type, List<SecDef> fitting) {
        return fitting.stream().filter(def -> def.type() == type).toList();
    }
}
