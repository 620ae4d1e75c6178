package bpflab.bench;

import bpflab.elf.ProgramSpec;
import bpflab.hook.Hook;
import bpflab.hook.HookChoice;
import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.kernel.Program;
import bpflab.machine.Cgroups;
import bpflab.map.MapInfo;
import bpflab.map.MapType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a program of this bench is to be attached: what {@code :attach} and Java's {@code attach} are told. */
public record HookRequest(Bench bench, Program program) {
    private static final Set<MapType> OF_SOCKETS = Set.of(MapType.SOCKMAP, MapType.SOCKHASH);

    /**
     * The hook that is meant; what is not said is what the program's {@code SEC()} says, or what is at hand.
     *
     * @param kind the word of a hook, {@code xdp}
     * @param place the words behind it, {@code ingress lab0}
     * @param mode a way of attaching, where the kind has several
     * @throws bpflab.trouble.TroubleException there is no such hook, or it is not said where
     */
    public Hook hook(Optional<String> kind, List<String> place, Optional<String> mode) {
        Optional<Sec> section = program.spec().map(ProgramSpec::section).map(Sec::new);
        return new HookChoice(program.name(), section, this::nearest).hook(kind, place, mode)
                .withFiles(typed -> bench.file(typed).normalize().toString());
    }

    private Optional<String> nearest(HookKind kind) {
        return switch (kind.target()) {
            case CGROUP -> Cgroups.own();
            case MAP -> map(OF_SOCKETS);
            case STRUCTURE -> map(Set.of(MapType.STRUCT_OPS));
            default -> Optional.empty();
        };
    }

    /** The only map of such a type that the program uses, or that was loaded with it. */
    private Optional<String> map(Set<MapType> types) {
        List<Integer> used = program.info().mapIds();
        List<MapInfo> fitting = bench.maps().stream()
                .map(map -> map.info())
                .filter(info -> types.contains(info.type()))
                .toList();
        List<MapInfo> own = fitting.stream().filter(info -> used.contains(info.id())).toList();
        List<MapInfo> chosen = own.isEmpty() ? fitting : own;
        return chosen.size() == 1 ? Optional.of(String.valueOf(chosen.get(0).id())) : Optional.empty();
    }
}
