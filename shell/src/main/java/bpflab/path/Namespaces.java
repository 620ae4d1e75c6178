package bpflab.path;

import bpflab.kernel.Inventory;
import bpflab.linux.NetworkNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The network namespaces that have a name, as {@code ip netns} gives it to them. */
record Namespaces(Inventory inventory) {
    private static final Path NAMED = Path.of("/run/netns");

    /** The first of them that has an interface of that name. */
    Optional<String> of(String device) {
        return names().stream().filter(name -> has(name, device)).findFirst();
    }

    private static List<String> names() {
        try (Stream<Path> files = Files.list(NAMED)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** One that cannot be entered has none that could be looked at. */
    private boolean has(String name, String device) {
        try {
            return NetworkNamespace.call(NAMED.resolve(name),
                    () -> inventory.devices().stream().anyMatch(each -> each.name().equals(device)));
        } catch (Exception cannotEnter) {
            return false;
        }
    }
}
