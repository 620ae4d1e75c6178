package bpflab.linux;

import bpflab.libbpf.Fd;
import bpflab.linux.handle.ObjectInfo;
import bpflab.linux.handle.WholeMapName;
import bpflab.map.MapInfo;
import bpflab.map.MapType;

/** {@code struct bpf_map_info} of include/uapi/linux/bpf.h, as of Linux 6.18. */
final class MapInfoReader {
    private static final int BYTES = 88;
    /** Offsets of its fields in bytes. */
    private static final int TYPE = 0;
    private static final int ID = 4;
    private static final int KEY_SIZE = 8;
    private static final int VALUE_SIZE = 12;
    private static final int MAX_ENTRIES = 16;
    private static final int MAP_FLAGS = 20;
    private static final int NAME = 24;
    private static final int BTF_VMLINUX_VALUE_TYPE_ID = 44;
    private static final int BTF_ID = 64;
    private static final int BTF_KEY_TYPE_ID = 68;
    private static final int BTF_VALUE_TYPE_ID = 72;

    private MapInfoReader() {}

    /** The type of its values among the kernel's own; 0 when none. */
    static int kernelValueType(Fd fd) {
        try (ObjectInfo info = ObjectInfo.read(fd, BYTES)) {
            return info.u32(BTF_VMLINUX_VALUE_TYPE_ID);
        }
    }

    static MapInfo read(Fd fd) {
        try (ObjectInfo info = ObjectInfo.read(fd, BYTES)) {
            String name = WholeMapName.of(info.u32(ID), info.u32(BTF_ID), info.name(NAME));
            return new MapInfo(
                    info.u32(ID), MapType.of(info.u32(TYPE)), name, info.u32(KEY_SIZE), info.u32(VALUE_SIZE),
                    info.u32(MAX_ENTRIES), info.u32(MAP_FLAGS), info.u32(BTF_ID), info.u32(BTF_KEY_TYPE_ID),
                    info.u32(BTF_VALUE_TYPE_ID));
        }
    }
}
