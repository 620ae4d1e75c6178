package bpflab.why;

import java.util.Optional;

/**
 * The program calls another one through a table in which nobody has put any: the kernel goes on behind the call
 * ({@code JMP_TAIL_CALL} of kernel/bpf/core.c), and the program is not told why.
 */
final class NoTailCall implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream()
                .filter(map -> map.jumps() && map.entries().equals(Optional.of(0L)))
                .findFirst()
                .map(map -> Finding.cause("table " + map.name() + " is empty",
                        "a tail call into an empty slot goes on behind it, without a word", "put a program in:",
                        ":map set " + map.name() + " KEY PROGRAM"));
    }
}
