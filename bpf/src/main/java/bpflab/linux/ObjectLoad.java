package bpflab.linux;

import bpflab.elf.MapSpec;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.hook.Sec;
import bpflab.hook.SecDef;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.libbpf.Fd;
import bpflab.linux.attach.FeatureProbe;
import bpflab.map.BpfMap;
import bpflab.map.MapTypes;
import bpflab.obstacle.Obstacle;
import bpflab.obstacle.SectionType;
import bpflab.obstacle.Undefined;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads an object program by program: libbpf alone would take all or nothing. Each program gets a {@code bpf_object} of
 * its own in which the others are switched off; the maps of the first that loads are those of all.
 */
final class ObjectLoad {
    private final Readers readers;
    private final ObjectFile file;
    private final LoadOptions options;

    /** The maps by name, once a program is loaded. */
    private final Map<String, Fd> maps = new LinkedHashMap<>();

    private final MapPins pins;
    private final List<String> notes = new ArrayList<>();
    private final MapPlan plan;

    ObjectLoad(Readers readers, ObjectFile file, LoadOptions options) {
        this.plan = new MapPlan(file);
        this.readers = readers;
        this.file = file;
        this.options = options;
        this.pins = new MapPins(file, options.pins(), readers.calls());
    }

    LoadedObject load() {
        List<LoadResult> results = new ArrayList<>();
        try (ObjectImage image = new ObjectImage(file)) {
            List<ProgramSpec> asked = asked();
            Optional<Obstacle> misfit = pins.take(maps);
            for (ProgramSpec spec : asked) {
                results.add(misfit.<LoadResult>map(pin -> new LoadResult.Rejected(spec, pin))
                        .orElseGet(() -> load(spec, image)));
            }
            List<BpfMap> shared = inFileOrder();
            new JumpTables(results).settle(shared);
            results.replaceAll(result -> result instanceof LoadResult.Rejected rejected
                    ? rejected.with(options.sources())
                    : result);
            notes.addAll(shared.isEmpty() ? List.of() : plan.notes(pins::wereThere));
            notes.addAll(homeless(results));
            return new LoadedObject(
                    file, results, shared, pins.of(shared), SharedNotes.of(notes), options.sources());
        } catch (RuntimeException e) {
            new LoadedObject(file, results, List.of()).close();
            maps.values().forEach(Fd::close);
            throw e;
        }
    }

    /** What loads and cannot be attached on this kernel: told now, not when it is tried. */
    private static List<String> homeless(List<LoadResult> results) {
        return results.stream()
                .filter(LoadResult.Loaded.class::isInstance)
                .map(LoadResult::spec)
                .flatMap(spec -> new Sec(spec.section()).kind().flatMap(FeatureProbe::lacks)
                        .map(lacking -> spec.name() + " cannot be attached: " + lacking.why() + ". Instead: "
                                + lacking.instead())
                        .stream())
                .toList();
    }

    private LoadResult load(ProgramSpec spec, ObjectImage image) {
        Optional<Obstacle> undefined = new Undefined(file, readers.kernel()).obstacle(spec);
        if (undefined.isPresent()) {
            return new LoadResult.Rejected(spec, undefined.get());
        }
        SectionType section = new SectionType(file, spec);
        boolean says = new Sec(spec.section()).def().isPresent() || options.type().isPresent();
        Optional<SecDef> taken = says ? Optional.empty() : section.taken();
        if (!says && taken.isEmpty()) {
            return new LoadResult.Rejected(spec, section.obstacle());
        }
        taken.ifPresent(def -> notes.add(section.note(def)));
        options.type().flatMap(section::overridden).ifPresent(notes::add);
        (options.type().isPresent() ? Optional.<String>empty() : section.contradiction()).ifPresent(notes::add);
        ProgramSpec as = taken.map(def -> spec.in(def.name())).orElse(spec);
        ProgramLoad load = new ProgramLoad(as, options, image, plan);
        LoadResult result = options.strict()
                ? Strict.load(load, maps, readers)
                : load.load(maps, readers, ProgramLog.ROOM);
        if (result instanceof LoadResult.Loaded loaded) {
            noteUnwritten(load, loaded);
        }
        return result;
    }

    private void noteUnwritten(ProgramLoad load, LoadResult.Loaded loaded) {
        try {
            new Unwritten(file, options, readers).note(load, loaded, maps).ifPresent(notes::add);
        } catch (RuntimeException notAsked) {
            loaded.program().close();
            throw notAsked;
        }
    }

    private List<ProgramSpec> asked() {
        if (options.only().isEmpty()) {
            return file.programs();
        }
        String name = options.only().get();
        List<String> known = file.programs().stream().map(ProgramSpec::name).toList();
        return List.of(file.program(name).orElseThrow(() -> Trouble.failed(
                        "cannot load " + name,
                        file.name() + " has no program of that name",
                        Nearest.hint(name, known, "it has: " + String.join(", ", known)))
                .toException()));
    }

    private List<BpfMap> inFileOrder() {
        List<String> order = file.maps().stream().map(MapSpec::name).toList();
        return maps.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> order.contains(entry.getKey()) ? order.indexOf(entry.getKey()) : order.size()))
                .<BpfMap>map(entry -> new LinuxMap(readers, entry.getKey(), entry.getValue(), types(entry.getKey())))
                .toList();
    }

    private MapTypes types(String map) {
        return file.map(map)
                .map(spec -> new MapTypes(file.btf(), spec.keyTypeId(), spec.valueTypeId()))
                .orElse(MapTypes.NONE);
    }
}
