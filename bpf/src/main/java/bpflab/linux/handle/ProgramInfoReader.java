package bpflab.linux.handle;

import bpflab.hook.ProgramType;
import bpflab.kernel.ProgramInfo;
import bpflab.libbpf.Fd;
import com.sun.jna.Memory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The plain fields of {@code struct bpf_prog_info}. */
public final class ProgramInfoReader {
    private ProgramInfoReader() {}

    /** A program by id without holding it; empty when it is gone. */
    public static Optional<ProgramInfo> ofId(int id) {
        return Ids.PROGRAM.open(id).map(fd -> {
            try (fd) {
                return read(fd);
            }
        });
    }

    /** Of an open one. */
    public static ProgramInfo read(Fd fd) {
        try (ObjectInfo info = ObjectInfo.read(fd, ProgInfo.BYTES)) {
            return new ProgramInfo(
                    info.u32(ProgInfo.ID),
                    ProgramType.of(info.u32(ProgInfo.TYPE)),
                    WholeName.of(fd, info),
                    HexFormat.of().formatHex(info.bytes(ProgInfo.TAG, ProgInfo.TAG_BYTES)),
                    (info.u32(ProgInfo.GPL_COMPATIBLE) & 1) == 1,
                    Duration.ofNanos(info.u64(ProgInfo.LOAD_TIME)),
                    info.u32(ProgInfo.UID),
                    info.u32(ProgInfo.XLATED_LEN),
                    info.u32(ProgInfo.JITED_LEN),
                    mapIds(fd, info.u32(ProgInfo.NR_MAP_IDS)),
                    info.u32(ProgInfo.BTF_ID),
                    Integer.toUnsignedLong(info.u32(ProgInfo.VERIFIED_INSNS)),
                    info.u64(ProgInfo.RUN_CNT),
                    Duration.ofNanos(info.u64(ProgInfo.RUN_TIME_NS)));
        }
    }

    private static List<Integer> mapIds(Fd fd, int count) {
        if (count == 0) {
            return List.of();
        }
        try (Memory ids = new Memory(4L * count); ObjectInfo info = ObjectInfo.empty(ProgInfo.BYTES)) {
            info.putU32(ProgInfo.NR_MAP_IDS, count);
            info.putPointer(ProgInfo.MAP_IDS, ids);
            info.ask(fd);
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < Math.min(count, info.u32(ProgInfo.NR_MAP_IDS)); i++) {
                found.add(ids.getInt(4L * i));
            }
            return found;
        }
    }
}
