package bpflab.linux;

import bpflab.libbpf.Fd;
import bpflab.map.MapInfo;
import bpflab.map.MapType;

/**
 * {@code struct bpf_map_info} of include/uapi/linux/bpf.h, as of Linux 6.18; the numbers are its fields' offsets in
 * bytes.
 */
final class MapInfoReader {
    private static final int BYTES = 88;

    private MapInfoReader() {}

    static MapInfo read(Fd fd) {
        try (ObjectInfo info = ObjectInfo.read(fd, BYTES)) {
            return new MapInfo(
                    info.u32(4), MapType.of(info.u32(0)), info.name(24), info.u32(8), info.u32(12), info.u32(16),
                            info.u32(20),
                    info.u32(64), info.u32(68), info.u32(72));
        }
    }
}
