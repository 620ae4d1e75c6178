package bpflab.lab;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What became of frames that were sent over the lab's wire.
 *
 * @param from the interface that sent
 * @param to the one at the other end
 * @param frames those that were sent, each different one once, in order
 * @param strays what was seen and is none of them, even changed: answers, and what a program made itself
 * @param lost how many were seen by nobody, since there was no room to note them
 * @param took from the first to the last
 * @param stopped whether Ctrl-C ended it before all were sent
 */
public record Sent(String from, String to, List<Fate> frames, List<Sighting> strays, long lost, Duration took,
        boolean stopped) {
    public Sent {
        frames = List.copyOf(frames);
        strays = List.copyOf(strays);
    }

    /**
     * What became of a frame.
     *
     * @param frame as it was sent
     * @param sent how often
     * @param seen where it was seen again, changed or not
     * @param problem why it could not be sent any more often; empty when it was
     */
    public record Fate(byte[] frame, int sent, List<Sighting> seen, String problem) {
        public Fate {
            seen = List.copyOf(seen);
        }

        /** How many were seen at a place. */
        public int at(Where where) {
            return seen.stream().filter(each -> each.where() == where).mapToInt(Sighting::times).sum();
        }

        /** Those that arrived otherwise than they were sent. */
        public List<Sighting> changed() {
            return seen.stream()
                    .filter(each -> each.where() == Where.ARRIVED && !Arrays.equals(each.frame(), frame))
                    .toList();
        }
    }

    /** How many left. */
    public int sent() {
        return frames.stream().mapToInt(Fate::sent).sum();
    }

    /** How many were seen at a place. */
    public int at(Where where) {
        return frames.stream().mapToInt(fate -> fate.at(where)).sum();
    }

    /** How many arrived otherwise than they were sent. */
    public int changed() {
        return frames.stream().flatMap(fate -> fate.changed().stream()).mapToInt(Sighting::times).sum();
    }
}
