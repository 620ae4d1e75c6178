package bpflab.why;

import bpflab.why.Evidence.Place;
import java.util.List;
import java.util.Optional;

/** It waits for processes where there are none: in a group that is empty, or at a program that nobody runs. */
final class NobodyThere implements Rule {
    private static final String LIBRARY = ".*\\.so(?:\\.[0-9.]+)?";

    @Override
    public Optional<Finding> on(Evidence seen) {
        List<Place> alive = seen.places().stream().filter(Place::alive).toList();
        boolean empty = !alive.isEmpty() && alive.stream().allMatch(
                place -> place.crowd().filter(crowd -> crowd.count() == 0).isPresent());
        return empty && !seen.ran() ? Optional.of(cause(seen, alive.get(0).crowd().orElseThrow())) : Optional.empty();
    }

    private static Finding cause(Evidence seen, Crowd crowd) {
        return switch (crowd.kind()) {
            case GROUP -> Finding.cause("no process is in " + crowd.what(), "it and the groups below it are empty",
                        "put one in, as this bpflab and what it starts:", "!echo " + ProcessHandle.current().pid()
                                + " > " + crowd.what() + "/cgroup.procs")
                        .then("or attach it where processes are:", seen.program().attach());
            case FILE -> Finding.cause("no process runs " + crowd.what(), "none of all has that file in its memory",
                        crowd.what().matches(LIBRARY) ? "run a program that loads it, and look again" : "run it, and "
                                + "look again:", crowd.what().matches(LIBRARY) ? "" : "!" + crowd.what());
            case SOCKETS -> Finding.cause("no socket is in map " + crowd.what(),
                        "the program sees what the sockets in that map send or get, and it is empty",
                        "put one in, by the process and the descriptor that stand behind it here:", "!ss -tunp")
                        .then("how that is typed:", ":help map");
        };
    }
}
