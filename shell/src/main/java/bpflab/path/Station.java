package bpflab.path;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place on a packet's way.
 *
 * @param name {@code xdp native}
 * @param way {@code in} or {@code out}
 * @param programs those that run there, in their order
 * @param note what was counted there; empty where nothing is
 * @param verdicts how often the programs there answered what, by name; none where nobody counts it
 */
public record Station(String name, String way, List<Stop> programs, String note, Map<String, Long> verdicts) {
    public Station {
        programs = List.copyOf(programs);
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    }

    Station with(Map<String, Long> counts) {
        return new Station(name, way, programs, note, counts);
    }

    /** One of which nobody counts verdicts. */
    Station(String name, String way, List<Stop> programs, String note) {
        this(name, way, programs, note, Map.of());
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
