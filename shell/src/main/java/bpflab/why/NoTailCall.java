package bpflab.why;

import bpflab.why.Evidence.Table;
import bpflab.why.Evidence.UsedMap;
import java.util.List;
import java.util.Optional;

/**
 * The program calls another one through a table in which there is none at that slot: the kernel goes on behind the call
 * ({@code JMP_TAIL_CALL} of kernel/bpf/core.c), and the program is not told why.
 */
final class NoTailCall implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream().filter(UsedMap::jumps).flatMap(map -> cause(map).stream()).findFirst();
    }

    private static Optional<Finding> cause(UsedMap map) {
        Table table = map.table().orElseThrow();
        List<Long> missing = table.missing();
        if (missing.isEmpty() && !map.entries().equals(Optional.of(0L))) {
            return Optional.empty();
        }
        String slot = missing.isEmpty() ? "KEY" : String.valueOf(missing.get(0));
        return Optional.of(Finding.cause(
                map.entries().equals(Optional.of(0L)) ? "table " + map.name() + " is empty"
                        : "slot " + slot + " of table " + map.name() + " is empty",
                "a tail call into an empty slot goes on behind it, without a word", "put a program in:",
                ":map set " + map.name() + " " + slot + " " + table.candidate()));
    }
}
