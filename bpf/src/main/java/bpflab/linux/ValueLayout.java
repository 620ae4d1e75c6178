package bpflab.linux;

import bpflab.map.MapInfo;
import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the kernel lays a map's value out for user space: a plain one as it is; of a per-CPU map one copy for each
 * possible CPU, each rounded up to 8 bytes ({@code bpf_map_value_size} in kernel/bpf/syscall.c).
 */
record ValueLayout(int valueBytes, int copies, int copyBytes) {
    static ValueLayout of(MapInfo info) {
        boolean perCpu = info.type().perCpu();
        return new ValueLayout(
                info.valueBytes(), perCpu ? PossibleCpus.count() : 1,
                        perCpu ? info.valueBytes() + 7 & ~7 : info.valueBytes());
    }

    /** All copies together. */
    int bytes() {
        return copies * copyBytes;
    }

    /** The copies that begin at {@code from}. */
    List<byte[]> split(byte[] raw, int from) {
        if (copies == 1) {
            return List.of(Arrays.copyOfRange(raw, from, from + valueBytes));
        }
        List<byte[]> values = new ArrayList<>(copies);
        for (int i = 0; i < copies; i++) {
            values.add(Arrays.copyOfRange(raw, from + i * copyBytes, from + i * copyBytes + valueBytes));
        }
        return values;
    }

    /** Writes the copies one behind the other. */
    void join(List<byte[]> values, Memory to) {
        for (int i = 0; i < values.size(); i++) {
            to.write((long) i * copyBytes, values.get(i), 0, values.get(i).length);
        }
    }
}
