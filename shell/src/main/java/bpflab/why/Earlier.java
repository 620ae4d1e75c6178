package bpflab.why;

import bpflab.bench.Bench;
import bpflab.kernel.AttachPoint;
import bpflab.kernel.ProgramInfo;
import bpflab.why.Evidence.Device;
import bpflab.why.Evidence.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program that packets meet before the one that is looked at, on the same interface and in the same direction.
 *
 * @param at where it is: {@code tcx egress}
 * @param ours whether this bench attached it
 * @param runs how often it ran while the lab sent
 */
record Earlier(int id, String name, String at, boolean ours, long runs) {
    /** Those before a program, in the order in which they run; none has run yet. */
    static List<Earlier> than(int program, List<Place> places, Bench bench) {
        List<Earlier> found = new ArrayList<>();
        for (Place place : places) {
            place.device().filter(Device::there).ifPresent(device -> {
                boolean arriving = !(place.hook() + " " + place.target()).contains("egress");
                List<AttachPoint> way = bench.inventory().attachPoints(device.name()).stream()
                        .filter(point -> point.layer().seesArriving() == arriving)
                        .toList();
                List<Integer> ids = way.stream().map(AttachPoint::programId).toList();
                way.subList(0, Math.max(0, ids.indexOf(program))).forEach(point -> found.add(
                        new Earlier(point.programId(), "", point.layer().label(), false, 0)));
            });
        }
        return found.isEmpty() ? found : named(found, bench);
    }

    private static List<Earlier> named(List<Earlier> found, Bench bench) {
        Map<Integer, String> names = bench.inventory().programs().stream()
                .collect(Collectors.toMap(ProgramInfo::id, ProgramInfo::name));
        List<Integer> ours = bench.links().stream().map(link -> link.program().id()).toList();
        return found.stream().map(each -> new Earlier(each.id(), names.getOrDefault(each.id(), "id " + each.id()),
                each.at(), ours.contains(each.id()), each.runs())).toList();
    }

    /** How often each program of the kernel ran by now. */
    static Map<Integer, Long> counts(Bench bench) {
        return bench.inventory().programs().stream().collect(Collectors.toMap(ProgramInfo::id, ProgramInfo::runCount));
    }

    Earlier since(Map<Integer, Long> before, Map<Integer, Long> now) {
        return new Earlier(id, name, at, ours, now.getOrDefault(id, 0L) - before.getOrDefault(id, 0L));
    }

    boolean isXdp() {
        return at.startsWith("xdp");
    }
}
