package bpflab.why;

import bpflab.bench.Bench;
import bpflab.hook.Cgroup;
import bpflab.hook.Hook;
import bpflab.hook.SockMap;
import bpflab.hook.Uprobe;
import bpflab.kernel.Link;
import bpflab.machine.Cgroups;
import bpflab.machine.Processes;
import bpflab.map.BpfMap;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/**
 * Who could come by at a place.
 *
 * @param what a group of processes, a file or a map of sockets: {@code /sys/fs/cgroup/web}
 * @param kind which of these it is
 * @param count how many there are: of sockets at least
 * @param since what became of a file since, {@code deleted since}; empty while it is the same
 */
public record Crowd(String what, Kind kind, long count, String since) {
    /** What they are in, or run. */
    public enum Kind { GROUP, FILE, SOCKETS }

    /** Of a place where it can be told. */
    static Optional<Crowd> at(Link link, Bench bench) {
        Hook hook = link.hook();
        return hook instanceof Cgroup group
                ? Optional.of(new Crowd(group.path(), Kind.GROUP, Cgroups.processes(Path.of(group.path())), ""))
                : hook instanceof SockMap sockets ? inMap(sockets.map(), bench)
                : hook instanceof Uprobe probe && probe.process().isEmpty() ? running(link, probe) : Optional.empty();
    }

    private static Optional<Crowd> running(Link link, Uprobe probe) {
        String since = link.whereabouts();
        Optional<Long> running = Processes.running(probe.binary());
        return running.or(() -> since.isEmpty() ? Optional.empty() : Optional.of(0L))
                .map(count -> new Crowd(probe.binary(), Kind.FILE, count, since));
    }

    private static Optional<BpfMap> map(String word, Bench bench) {
        return bench.maps().stream().filter(map -> word.equals(map.name())
                || word.equals(String.valueOf(map.info().id()))).findFirst();
    }

    /** Empty where the kernel does not show which sockets there are: their values have to have 8 bytes. */
    private static Optional<Crowd> inMap(String word, Bench bench) {
        return map(word, bench).flatMap(map -> {
            try {
                Iterator<BpfMap.Entry> sockets = map.entries();
                return Optional.of(new Crowd(map.name(), Kind.SOCKETS, sockets.hasNext() ? 1 : 0, ""));
            } catch (TroubleException unreadable) {
                return Optional.empty();
            }
        });
    }
}
