package bpflab.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some of ours beside one peer.
 *
 * @param title what is compared, one line
 * @param peer whom we compare with
 * @param ours our ways to the same end
 * @param goal how many times the peer's median ours may take
 * @param rounds how often each runs
 */
record Contest(String title, Contender peer, List<Contender> ours, double goal, int rounds) {
    private static final int WARM_UP = 2;

    Contest {
        ours = List.copyOf(ours);
    }

    /** A contender's times. */
    record Times(Contender contender, List<Duration> laps) {
        Times {
            laps = laps.stream().sorted().toList();
        }

        /** The middle one; of an even number the mean of the two in the middle. */
        Duration median() {
            Duration upper = laps.get(laps.size() / 2);
            return laps.size() % 2 == 1 ? upper : upper.plus(laps.get(laps.size() / 2 - 1)).dividedBy(2);
        }

        /** The shortest. */
        Duration fastest() {
            return laps.get(0);
        }

        /** How many times the other's median ours is. */
        double ratioTo(Times other) {
            return (double) median().toNanos() / other.median().toNanos();
        }
    }

    /**
     * Runs it: everybody once a round. The first rounds warm up and are not counted.
     *
     * @return the times of those that are there, the peer's first
     * @throws Exception a contender failed
     */
    List<Times> run() throws Exception {
        List<Contender> starters = new ArrayList<>(List.of(peer));
        starters.addAll(ours);
        starters.removeIf(contender -> contender.missing().isPresent());
        List<List<Duration>> laps = starters.stream()
                .map(contender -> (List<Duration>) new ArrayList<Duration>())
                .collect(Collectors.toList());
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int i = 0; i < starters.size(); i++) {
                Duration lap = starters.get(i).lap().run();
                if (round >= 0) {
                    laps.get(i).add(lap);
                }
            }
        }
        List<Times> times = new ArrayList<>();
        for (int i = 0; i < starters.size(); i++) {
            times.add(new Times(starters.get(i), laps.get(i)));
        }
        return times;
    }
}
