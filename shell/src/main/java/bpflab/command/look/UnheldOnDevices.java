package bpflab.command.look;

import bpflab.command.look.Unheld.Leftover;
import bpflab.kernel.Inventory;
import bpflab.lab.Lab;
import bpflab.trouble.TroubleException;
import bpflab.view.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What nobody holds on the interfaces of this network namespace and of the others that have a name: programs without a
 * link, and tc's clsact without a filter.
 *
 * @param unheld whether neither a process nor a pin keeps the program of that id
 */
record UnheldOnDevices(Inventory kernel, IntPredicate unheld, Map<Integer, String> names) {
    List<Leftover> find() {
        List<Leftover> found = new ArrayList<>(at(Optional.empty()));
        boolean deadLab = Lab.left().isPresent();
        for (Path namespace : kernel.cleanup().otherNamespaces()) {
            if (!deadLab || !Lab.isIn(namespace)) {
                found.addAll(in(namespace));
            }
        }
        return found;
    }

    /** None where it went meanwhile. */
    private List<Leftover> in(Path namespace) {
        try {
            return kernel.cleanup().in(namespace, () -> at(Optional.of(namespace)));
        } catch (TroubleException gone) {
            return List.of();
        }
    }

    /** Of the calling thread's namespace, which is that one. */
    private List<Leftover> at(Optional<Path> namespace) {
        String where = namespace.map(path -> " in " + path.getFileName()).orElse("");
        List<Leftover> found = new ArrayList<>();
        for (EverywhereAttached.OnDevice place : EverywhereAttached.of(kernel).withoutLink()) {
            int id = place.point().programId();
            String name = names.getOrDefault(id, Span.NONE);
            if (unheld.test(id) && namespace.filter(path -> Lab.owns(path, name)).isEmpty()) {
                found.add(new Leftover("program " + name + ", id " + id, place.words() + where, false,
                        removal(namespace, () -> kernel.cleanup().takeOff(place.device(), place.point()))));
            }
        }
        for (String device : kernel.cleanup().unusedClsact()) {
            found.add(new Leftover("clsact without a filter", "tc " + device + where, false,
                    removal(namespace, () -> kernel.cleanup().removeClsact(device))));
        }
        return found;
    }

    private Runnable removal(Optional<Path> namespace, Runnable here) {
        return namespace.<Runnable>map(path -> () -> kernel.cleanup().in(path, () -> {
            here.run();
            return path;
        })).orElse(here);
    }
}
