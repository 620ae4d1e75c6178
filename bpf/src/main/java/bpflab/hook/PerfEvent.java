package bpflab.hook;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A count of the processor's or the kernel's, at every so many of which the program runs: linux/perf_event.h.
 *
 * @param event its name, as perf has it: {@code cpu-clock}
 * @param frequency how often a second, for a clock; else every so many events
 */
public record PerfEvent(Event event, long frequency) implements Hook {
    static PerfEvent read(Place place) {
        String[] words = place.oneWay().one().split("@", 2);
        Event event = Event.of(words[0]).orElseThrow(() -> unknown(words[0]));
        long every = words.length < 2 ? event.usual : place.number(words[1]);
        if (every <= 0) {
            throw place.wrong();
        }
        return new PerfEvent(event, every);
    }

    private static TroubleException unknown(String word) {
        return Trouble.usage("there is no perf event " + word, "there are " + String.join(", ", events()),
                Nearest.hint(word, events(), "Tab completes them")).toException();
    }

    @Override
    public HookKind kind() {
        return HookKind.PERF_EVENT;
    }

    @Override
    public String target() {
        return Place.word(event) + (frequency == event.usual ? "" : "@" + frequency);
    }

    /** {@code enum perf_sw_ids} and {@code enum perf_hw_id}. */
    public enum Event {
        CPU_CLOCK(1, 0, 99), TASK_CLOCK(1, 1, 99), PAGE_FAULTS(1, 2, 1, "faults"), CONTEXT_SWITCHES(1, 3, 1, "cs"),
        CPU_MIGRATIONS(1, 4, 1, "migrations"), MINOR_FAULTS(1, 5, 1), MAJOR_FAULTS(1, 6, 1),
        CPU_CYCLES(0, 0, 1_000_000, "cycles"), INSTRUCTIONS(0, 1, 1_000_000), CACHE_REFERENCES(0, 2, 10_000),
        CACHE_MISSES(0, 3, 10_000), BRANCH_INSTRUCTIONS(0, 4, 100_000, "branches"), BRANCH_MISSES(0, 5, 10_000);

        private final String alias;
        private final int type;
        private final int number;
        private final long usual;

        Event(int type, int number, long usual) {
            this(type, number, usual, "");
        }

        /** @param alias what {@code perf list} calls it as well */
        Event(int type, int number, long usual, String alias) {
            this.alias = alias;
            this.type = type;
            this.number = number;
            this.usual = usual;
        }

        static Optional<Event> of(String word) {
            return Arrays.stream(values())
                    .filter(event -> Place.word(event).equals(word) || event.alias.equals(word)).findFirst();
        }

        /** {@code PERF_TYPE_SOFTWARE} or {@code PERF_TYPE_HARDWARE}. */
        public int type() {
            return type;
        }

        /** The number in its enum. */
        public int number() {
            return number;
        }

        /** Whether it is a clock, which is asked so many times a second. */
        public boolean isClock() {
            return this == CPU_CLOCK || this == TASK_CLOCK;
        }
    }

    /** All events, as they are typed. */
    public static List<String> events() {
        return Arrays.stream(Event.values()).map(Place::word).toList();
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.perfEvent(this);
    }
}
