package bpflab.linux;

import bpflab.hook.ProgramType;
import bpflab.libbpf.Fd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The type that the programs in a prog array are of, which the first one that used it made: bpf_map_show_fdinfo. */
final class OwnerType {
    private static final String FIELD = "owner_prog_type:";

    private OwnerType() {}

    /** Empty for a map that has none, or where the kernel does not tell. */
    static Optional<ProgramType> of(Fd map) {
        try {
            return Files.readAllLines(Path.of("/proc/self/fdinfo/" + map.number())).stream()
                    .filter(line -> line.startsWith(FIELD))
                    .map(line -> ProgramType.of(Integer.parseInt(line.substring(FIELD.length()).strip())))
                    .findFirst();
        } catch (IOException | NumberFormatException untold) {
            return Optional.empty();
        }
    }
}
