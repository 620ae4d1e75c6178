package bpflab.benchmark;

import bpflab.machine.Machine;
import java.time.Duration;
import java.util.Optional;

/**
 * One of those that take turns.
 *
 * @param name what it is, as a person would type it
 * @param lap one run
 * @param missing what is not installed, so that there is nothing to run; else empty
 */
record Contender(String name, Lap lap, Optional<String> missing) {
    /** One run, timed by the one who knows where it begins and ends. */
    interface Lap {
        /** @throws Exception it did not do what it was measured for */
        Duration run() throws Exception;
    }

    /** A contender that is there. */
    static Contender of(String name, Lap lap) {
        return new Contender(name, lap, Optional.empty());
    }

    /** The same, if a tool is there. */
    Contender needing(String tool) {
        return Machine.here().tools().has(tool) ? this : new Contender(name, lap, Optional.of(tool));
    }
}
