package bpflab.path;

import java.util.List;

/**
 * A place on a packet's way.
 *
 * @param name {@code xdp native}
 * @param way {@code in} or {@code out}
 * @param programs those that run there, in their order
 * @param note what was counted there; empty where nothing is
 */
public record Station(String name, String way, List<Stop> programs, String note) {
    public Station {
        programs = List.copyOf(programs);
    }

    /**
     * A program at a place.
     *
     * @param runs how often it ran while it was looked at
     * @param answers what its code can answer, by name; none where that is not known
     */
    public record Stop(String program, int id, long runs, List<String> answers) {
        public Stop {
            answers = List.copyOf(answers);
        }
    }
}
