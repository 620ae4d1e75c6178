package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.Leftovers;
import bpflab.kernel.Cleanup;
import bpflab.kernel.Holders;
import bpflab.kernel.Inventory;
import bpflab.kernel.Inventory.ObjectKind;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.ProgramInfo;
import bpflab.kernel.Remnant;
import bpflab.lab.Lab;
import bpflab.map.MapInfo;
import bpflab.view.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the kernel and no process holds: what dead benches left, pins, and on interfaces the programs that neither
 * a process nor a pin keeps.
 */
record Unheld(Bench bench) {
    /**
     * One of them.
     *
     * @param what {@code map flows, id 5}
     * @param where {@code /sys/fs/bpf/flows}, {@code xdp generic eth0}
     * @param ours whether a bench left it that is dead
     * @param removal takes it away
     */
    record Leftover(String what, String where, boolean ours, Runnable removal) {}

    List<Leftover> find() {
        Inventory kernel = bench.inventory();
        List<Leftover> found = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        ofTheDead(kernel.cleanup(), seen, found);
        Set<Path> ours = new HashSet<>(Leftovers.pins(bench.folders()));
        Map<Integer, String> names = new HashMap<>();
        kernel.programs().forEach(program -> names.put(program.id(), program.name()));
        for (LinkInfo link : pinned(kernel.links(), kernel.holders(ObjectKind.LINK), LinkInfo::id,
                link -> "link of " + names.getOrDefault(link.programId(), Span.NONE) + ", " + link.kind() + " "
                        + link.target(), ours, found)) {
            seen.add(link.programId());
        }
        Holders programs = kernel.holders(ObjectKind.PROG);
        for (ProgramInfo program : pinned(kernel.programs(), programs, ProgramInfo::id,
                program -> "program " + program.name(), ours, found)) {
            seen.add(program.id());
        }
        pinned(kernel.maps(), kernel.holders(ObjectKind.MAP), MapInfo::id, map -> "map " + map.name(), ours, found);
        found.addAll(new UnheldOnDevices(
                kernel, id -> !seen.contains(id) && programs.processesOf(id).isEmpty(), names).find());
        return found;
    }

    /** What dead benches left, the programs of what they had attached, and their lab. */
    private void ofTheDead(Cleanup cleanup, Set<Integer> seen, List<Leftover> found) {
        Runnable sweep = () -> Leftovers.sweep(bench.folders(), cleanup::takeAway);
        Leftovers.find(bench.folders(), note -> {
            Optional<Remnant> remnant = cleanup.remnant(note);
            remnant.ifPresent(program -> seen.add(program.programId()));
            return remnant.map(Remnant::words).orElse("attached: " + note);
        }).forEach(words -> found.add(new Leftover(words, "a bench that ended", true, sweep)));
        Lab.left().ifPresent(words -> found.add(new Leftover(words, "lab0, lab1, bpflab-peer", true, Lab::sweep)));
    }

    private interface Id<T> {
        int of(T thing);
    }

    private interface Words<T> {
        String of(T thing);
    }

    /** Those that only pins keep; each pin is a leftover. */
    private static <T> List<T> pinned(
            List<T> all, Holders holders, Id<T> id, Words<T> words, Set<Path> ours, List<Leftover> found) {
        List<T> kept = new ArrayList<>();
        for (T thing : all) {
            int number = id.of(thing);
            if (holders.processesOf(number).isEmpty() && !holders.pinsOf(number).isEmpty()) {
                kept.add(thing);
                holders.pinsOf(number).stream().filter(pin -> !ours.contains(pin)).forEach(pin -> found.add(
                        new Leftover(words.of(thing).strip() + ", id " + number, pin.toString(), false,
                                () -> Leftovers.unpin(pin))));
            }
        }
        return kept;
    }
}
