package bpflab.bench;

import bpflab.elf.ProgramSpec;
import bpflab.hook.AttachType;
import bpflab.hook.Hook;
import bpflab.hook.HookChoice;
import bpflab.hook.HookKind;
import bpflab.hook.Lwt;
import bpflab.hook.Sec;
import bpflab.hook.SecDef;
import bpflab.hook.Target;
import bpflab.hook.SockMap;
import bpflab.kernel.Link;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.machine.Cgroups;
import bpflab.machine.Libraries;
import bpflab.machine.Machine;
import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import bpflab.map.BpfMap;
import bpflab.map.MapType;
import bpflab.trace.TraceEvents;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a program of this bench is to be attached: what {@code :attach} and Java's {@code attach} are told. */
public record HookRequest(Bench bench, Program program) {
    private static final Set<MapType> OF_SOCKETS = Set.of(MapType.SOCKMAP, MapType.SOCKHASH);
    /** What the kernel's walks over one map go over, by the word in {@code SEC("iter/…")}. */
    private static final Map<String, Set<MapType>> WALKED = Map.of(
            "bpf_map_elem", Set.of(MapType.HASH, MapType.LRU_HASH, MapType.PERCPU_HASH, MapType.LRU_PERCPU_HASH,
                    MapType.ARRAY, MapType.PERCPU_ARRAY),
            "bpf_sk_storage_map", Set.of(MapType.SK_STORAGE),
            "sockmap", OF_SOCKETS);

    /** Programs of XDP that are for no interface: what they are put into, and what stands before them there. */
    private static final Map<AttachType, Entry> ENTRIES = Map.of(
            AttachType.XDP_CPUMAP, new Entry("cpumap", Set.of(MapType.CPUMAP), "192"),
            AttachType.XDP_DEVMAP, new Entry("devmap", Set.of(MapType.DEVMAP, MapType.DEVMAP_HASH), "lab1"));

    private record Entry(String word, Set<MapType> maps, String value) {}

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
        if (kind.isEmpty()) {
            ByOtherTools.of(program, section).ifPresent(lines -> {
                throw lines;
            });
        }
        section.flatMap(Sec::def).flatMap(SecDef::attach).filter(ENTRIES::containsKey).ifPresent(point -> {
            throw inAnEntry(point);
        });
        try {
            return asThere(new HookChoice(program.name(), section, this::nearest, this::possible)
                    .hook(kind, place, mode).withFiles(this::found));
        } catch (TroubleException saysTooLittle) {
            withoutGroup(kind, place, section).ifPresent(meant -> {
                throw meant.toException(saysTooLittle);
            });
            throw kind.map(HookKind::of).or(() -> section.flatMap(Sec::kind)).flatMap(bench.host()::lacks)
                    .map(lacking -> Trouble.machine(
                            "cannot attach " + program.name(), lacking.why(), lacking.instead()).toException())
                    .orElse(saysTooLittle);
        }
    }

    /** For an entry of a map: the line that puts it into one that is here. */
    private TroubleException inAnEntry(AttachType point) {
        Entry entry = ENTRIES.get(point);
        String line = fitting(bench.maps(), entry.maps()).stream().findFirst()
                .map(map -> withLab(entry.value()) + ":map set " + map.name() + " 0 '" + entry.value() + " "
                        + program.name() + "'")
                .orElse(":load FILE   # with a " + entry.word() + ", and a program that redirects to it");
        return Trouble.failed("cannot attach " + program.name() + " by itself", "it is for an entry of a "
                + entry.word() + ", and runs on what is redirected there", line).toException();
    }

    /** The line that makes the interface which is an entry's value; none where it is there, or a processor is meant. */
    private String withLab(String value) {
        return value.matches("\\d+") || bench.labIfUp().isPresent() ? "" : ":lab up\n";
    }

    /** An event of whose name there is one only, and its group is not said. */
    private Optional<Trouble> withoutGroup(Optional<String> kind, List<String> place, Optional<Sec> section) {
        Optional<HookKind> meant = kind.map(HookKind::of).or(() -> section.flatMap(Sec::kind));
        String event = place.isEmpty() ? section.map(Sec::target).orElse("") : place.get(0);
        List<String> events = meant.filter(it -> it == HookKind.TRACEPOINT && !event.contains("/"))
                .map(it -> TraceEvents.called(event)).orElse(List.of());
        return events.stream().findFirst().map(name -> Trouble.usage(
                "cannot attach " + program.name() + " to " + event, "a tracepoint is written GROUP/EVENT; "
                        + event + " is in the group " + events.stream().map(each -> each.replaceFirst("/.*", ""))
                                .collect(Collectors.joining(", ")),
                ":attach " + program.name() + " tracepoint " + name));
    }

    /** A map is called by its name or its id: where a program of this bench is, it is called as there. */
    private Hook asThere(Hook hook) {
        return !(hook instanceof SockMap meant) ? hook : bench.links().stream()
                .map(Link::hook)
                .filter(there -> there instanceof SockMap it && it.kind() == meant.kind()
                        && it.point().equals(meant.point()) && same(it.map(), meant.map()))
                .findFirst()
                .orElse(hook);
    }

    private boolean same(String one, String other) {
        return one.equals(other) || bench.maps().stream().anyMatch(map -> List.of(one, other).stream()
                .allMatch(word -> word.equals(map.name()) || word.equals(String.valueOf(map.info().id()))));
    }

    /** A word without a stroke is a library's or a program's of the PATH, else that of a file in the folder. */
    private String found(String typed) {
        boolean known = !typed.contains("/") && (typed.matches("\\d{1,10}") || Libraries.find(typed).isPresent()
                || Machine.here().tools().binary(typed).isPresent());
        Path here = bench.file(typed).normalize();
        return known || !typed.contains("/") && !Files.isRegularFile(here) ? typed : here.toString();
    }

    private Optional<String> nearest(HookKind kind) {
        return kind.target() == Target.ROUTE ? Optional.of(inTheLab()) : kind.target() == Target.CGROUP
                ? Cgroups.own()
                : Optional.of(fitting(kind)).filter(maps -> maps.size() == 1).map(maps -> named(kind, maps.get(0)));
    }

    /** The address whose packets such a program sees in the lab: our own, the other end's, or a segment. */
    private String inTheLab() {
        return switch (Lwt.way(program.info().type().label())) {
            case "in" -> IpVersion.IPV4.target(Direction.FROM_PEER);
            case "seg6local" -> "fd11:1::1";
            default -> IpVersion.IPV4.target(Direction.TO_PEER);
        };
    }

    private Optional<String> possible(HookKind kind) {
        return fitting(kind).stream().findFirst().map(BpfMap::name);
    }

    /** The maps that a hook of the kind may be at; none for places that are no maps. */
    private List<BpfMap> fitting(HookKind kind) {
        return maps(mapsAt(kind, program.spec().map(spec -> new Sec(spec.section()).target()).orElse("")),
                kind != HookKind.ITERATOR);
    }

    /**
     * The types of map that are places of a hook; none where places are no maps.
     *
     * @param objects what an iterator walks over
     */
    public static Set<MapType> mapsAt(HookKind kind, String objects) {
        return switch (kind.target()) {
            case MAP -> OF_SOCKETS;
            case STRUCTURE -> Set.of(MapType.STRUCT_OPS);
            case OBJECTS -> WALKED.getOrDefault(objects, Set.of());
            default -> Set.of();
        };
    }

    /** Whether a map is the program's own work: not variables of the file, nor what a header brought in. */
    public static boolean isWritten(BpfMap map) {
        return !map.name().matches("\\..*|__.*");
    }

    /** By its name, where the kernel would not take another map of that name for it. */
    private String named(HookKind kind, BpfMap map) {
        boolean sure = kind.target() == Target.STRUCTURE || program.info().mapIds().contains(map.info().id());
        return sure ? map.name() : String.valueOf(map.info().id());
    }

    /**
     * Those of such types that the program uses, else that were loaded with it, else that there are; no variables. What
     * an iterator uses is not what it walks over.
     */
    private List<BpfMap> maps(Set<MapType> types, boolean byUse) {
        List<Integer> used = byUse ? program.info().mapIds() : List.of();
        List<BpfMap> fitting = fitting(bench.maps(), types);
        return Stream.of(fitting.stream().filter(map -> used.contains(map.info().id())).toList(),
                        fitting(bench.loadedWith(program).map(LoadedObject::maps).orElse(List.of()), types), fitting)
                .filter(maps -> !maps.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<BpfMap> fitting(List<BpfMap> maps, Set<MapType> types) {
        return maps.stream().filter(map -> types.contains(map.info().type()) && isWritten(map)).toList();
    }
}
