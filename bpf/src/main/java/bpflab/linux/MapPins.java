package bpflab.linux;

import bpflab.elf.MapSpec;
import bpflab.elf.ObjectFile;
import bpflab.kernel.CallLog;
import bpflab.kernel.MapPin;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.map.BpfMap;
import bpflab.map.MapForm;
import bpflab.map.MapInfo;
import bpflab.map.MapType;
import bpflab.obstacle.Obstacle;
import bpflab.obstacle.PinObstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The maps of a file that name a pin: those that are pinned already are taken from there when their form fits, as
 * libbpf does it ({@code bpf_object__reuse_map}). What is not there yet is pinned by whoever notes what is to be
 * removed again.
 */
final class MapPins {
    /** {@code BPF_F_RDONLY_PROG}, which the kernel itself adds to a devmap ({@code dev_map_init_map}). */
    private static final int READ_ONLY_FOR_PROGRAMS = 1 << 7;

    private final List<MapSpec> specs;
    private final Optional<Path> folder;
    private final CallLog calls;
    private final Set<String> taken = new HashSet<>();

    MapPins(ObjectFile file, Optional<Path> folder, CallLog calls) {
        this.specs = folder.isEmpty() ? List.of() : file.maps().stream().filter(MapSpec::pinByName).toList();
        this.folder = folder;
        this.calls = calls;
    }

    /**
     * Adds those that are pinned to the maps.
     *
     * @return what keeps the file's programs out: one that does not fit
     */
    Optional<Obstacle> take(Map<String, Fd> maps) {
        for (MapSpec spec : specs) {
            Optional<Obstacle> misfit = take(spec, maps);
            if (misfit.isPresent()) {
                return misfit;
            }
        }
        return Optional.empty();
    }

    private Optional<Obstacle> take(MapSpec spec, Map<String, Fd> maps) {
        Path pin = pin(spec.name());
        int number = Libbpf.bpf_obj_get(pin.toString());
        if (number < 0) {
            Errno error = Errno.of(number);
            return error == Errno.ENOENT ? Optional.empty() : Optional.of(new PinObstacle(spec, pin).closed(error));
        }
        Fd fd = new Fd("map " + spec.name(), number);
        Optional<Obstacle> misfit = fd.into(held -> isMap(held)
                ? misfit(spec, MapInfoReader.read(held))
                : Optional.of(new PinObstacle(spec, pin).noMap()));
        if (misfit.isPresent()) {
            fd.close();
        } else {
            maps.put(spec.name(), fd);
            taken.add(spec.name());
            calls.add("BPF_OBJ_GET " + pin + " -> fd " + number + ", id " + MapInfoReader.read(fd).id());
        }
        return misfit;
    }

    private Optional<Obstacle> misfit(MapSpec spec, MapInfo info) {
        boolean devices = info.type() == MapType.DEVMAP || info.type() == MapType.DEVMAP_HASH;
        int flags = devices ? info.flags() & ~READ_ONLY_FOR_PROGRAMS : info.flags();
        MapForm there =
                new MapForm(info.type(), info.keyBytes(), info.valueBytes(), info.maxEntries(), flags);
        MapForm asked = MapPlan.form(spec);
        MapForm wanted = asked.maxEntries() == 0 ? asked.sized(there.maxEntries()) : asked;
        return there.differences(wanted).isEmpty()
                ? Optional.empty()
                : Optional.of(new PinObstacle(spec, pin(spec.name())).otherForm(there, wanted));
    }

    private static boolean isMap(Fd fd) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd.number())).endsWith("anon_inode:bpf-map");
        } catch (IOException untold) {
            return true;
        }
    }

    /** Whether a map was taken from its pin. */
    boolean wereThere(String map) {
        return taken.contains(map);
    }

    /** Of the maps that are in the kernel now. */
    List<MapPin> of(List<BpfMap> maps) {
        return maps.stream()
                .filter(map -> specs.stream().anyMatch(spec -> spec.name().equals(map.name())))
                .map(map -> new MapPin(map, pin(map.name()), taken.contains(map.name())))
                .toList();
    }

    private Path pin(String map) {
        return folder.orElseThrow().resolve(map);
    }
}
