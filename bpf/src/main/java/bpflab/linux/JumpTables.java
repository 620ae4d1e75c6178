package bpflab.linux;

import bpflab.kernel.LoadResult;
import bpflab.linux.handle.ProgramInfoReader;
import bpflab.map.BpfMap;
import bpflab.map.MapType;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Jump tables (BPF_MAP_TYPE_PROG_ARRAY) that the C source fills. libbpf fills them with the copies of the programs that
 * it loaded along with one that jumps; here the programs that were loaded by themselves take their places, so that
 * their counters move.
 */
final class JumpTables {
    private final List<LoadResult> results;

    JumpTables(List<LoadResult> results) {
        this.results = results;
    }

    void settle(List<BpfMap> maps) {
        maps.stream()
                .filter(map -> map.info().type() == MapType.PROG_ARRAY)
                .map(LinuxMap.class::cast)
                .forEach(this::settle);
    }

    private void settle(LinuxMap table) {
        table.entries().forEachRemaining(entry -> {
            int id = ByteBuffer.wrap(entry.values().get(0)).order(ByteOrder.nativeOrder()).getInt();
            ProgramInfoReader.ofId(id)
                    .flatMap(info -> ours(info.name()))
                    .ifPresent(program -> put(table, entry.key(), program));
        });
    }

    /** By the kernel's name: without BTF that is the first 15 characters of the C name. */
    private Optional<LinuxProgram> ours(String name) {
        return results.stream()
                .filter(LoadResult.Loaded.class::isInstance)
                .map(result -> (LinuxProgram) ((LoadResult.Loaded) result).program())
                .filter(program -> program.name().equals(name)
                        || program.name().length() > 15
                        && program.name().startsWith(name))
                .findFirst();
    }

    private static void put(LinuxMap table, byte[] key, LinuxProgram program) {
        try (Memory number = new Memory(4)) {
            number.setInt(0, program.fd().number());
            table.update(key, number.getByteArray(0, 4));
        }
    }
}
