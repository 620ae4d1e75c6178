package bpflab.bench;

import bpflab.elf.ProgramSpec;
import bpflab.hook.Hook;
import bpflab.hook.HookChoice;
import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.machine.Cgroups;
import bpflab.map.BpfMap;
import bpflab.map.MapType;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        try {
            return new HookChoice(program.name(), section, this::nearest).hook(kind, place, mode)
                    .withFiles(typed -> bench.file(typed).normalize().toString());
        } catch (TroubleException saysTooLittle) {
            throw kind.map(HookKind::of).or(() -> section.flatMap(Sec::kind)).flatMap(bench.host()::lacks)
                    .map(lacking -> Trouble.machine(
                            "cannot attach " + program.name(), lacking.why(), lacking.instead()).toException())
                    .orElse(saysTooLittle);
        }
    }

    private Optional<String> nearest(HookKind kind) {
        return switch (kind.target()) {
            case CGROUP -> Cgroups.own();
            case MAP -> map(OF_SOCKETS).map(map -> String.valueOf(map.info().id()));
            case STRUCTURE -> map(Set.of(MapType.STRUCT_OPS)).map(BpfMap::name);
            default -> Optional.empty();
        };
    }

    /** The only map of such a type that the program uses, else that was loaded with it, else that there is. */
    private Optional<BpfMap> map(Set<MapType> types) {
        List<Integer> used = program.info().mapIds();
        List<BpfMap> fitting = fitting(bench.maps(), types);
        return Stream.of(fitting.stream().filter(map -> used.contains(map.info().id())).toList(),
                        fitting(bench.loadedWith(program).map(LoadedObject::maps).orElse(List.of()), types), fitting)
                .filter(maps -> !maps.isEmpty())
                .findFirst()
                .filter(maps -> maps.size() == 1)
                .map(maps -> maps.get(0));
    }

    private static List<BpfMap> fitting(List<BpfMap> maps, Set<MapType> types) {
        return maps.stream().filter(map -> types.contains(map.info().type())).toList();
    }
}
