package bpflab.why;

import bpflab.why.Evidence.UsedMap;
import java.util.Optional;

/** It writes records into a ring buffer, and nobody takes them out. */
final class RecordsWait implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream().filter(map -> records(map) > 0).findFirst().map(map -> Finding.cause(
                records(map) + (records(map) == 1 ? " record waits" : " records wait") + " in ring buffer "
                        + map.name(),
                "the program writes them, and nobody reads",
                "show them above the prompt as they come:", ":events " + map.name() + " on")
                .then("or take out what is there:", ":events " + map.name() + " --for 1s"));
    }

    private static int records(UsedMap map) {
        return map.waiting().map(Evidence.Waiting::records).orElse(0);
    }
}
