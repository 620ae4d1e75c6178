package bpflab.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Who keeps kernel objects of one kind, by their ids, as far as can be seen from here.
 *
 * @param processes those with a descriptor of it, as {@code bpftool 812}
 * @param pins its names on bpffs
 */
public record Holders(Map<Integer, List<String>> processes, Map<Integer, List<Path>> pins) {
    public Holders {
        processes = Map.copyOf(processes);
        pins = Map.copyOf(pins);
    }

    /** The processes that hold one; empty when only a pin or an attachment does. */
    public List<String> processesOf(int id) {
        return processes.getOrDefault(id, List.of());
    }

    /** The pins of one. */
    public List<Path> pinsOf(int id) {
        return pins.getOrDefault(id, List.of());
    }
}
