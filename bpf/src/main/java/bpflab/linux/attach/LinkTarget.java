package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Netfilter;
import bpflab.libbpf.Fd;
import bpflab.libbpf.InterfaceNames;
import bpflab.linux.handle.ObjectInfo;
import bpflab.machine.Cgroups;
import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where a link is, as {@code struct bpf_link_info} tells by its type; the numbers are its fields' offsets in bytes.
 * Empty where the kernel does not tell, and when the place is gone.
 */
enum LinkTarget {
    UNSPEC, RAW_TRACEPOINT {
        @Override
        String read(Fd fd, ObjectInfo info) {
            return text(fd, FIRST);
        }
    },
    TRACING, CGROUP {
        @Override
        String read(Fd fd, ObjectInfo info) {
            long id = info.u64(FIRST);
            String group = id == 0 ? "" : Cgroups.all().stream().filter(path -> inode(Path.of(path)) == id)
                    .findFirst().orElse("cgroup " + id);
            return group.isEmpty() ? "" : point(info.u32(FIRST + 8)) + " " + group;
        }
    },
    ITER {
        @Override
        String read(Fd fd, ObjectInfo info) {
            return text(fd, FIRST);
        }
    },
    NETNS {
        @Override
        String read(Fd fd, ObjectInfo info) {
            long inode = Integer.toUnsignedLong(info.u32(FIRST));
            return inode == 0 ? "" : inode == inode(OWN_NETWORK) ? OWN_NETWORK.toString() : "netns " + inode;
        }
    },
    XDP {
        @Override
        String read(Fd fd, ObjectInfo info) {
            int ifindex = info.u32(FIRST);
            return ours(ifindex, XdpState.of(ifindex).programId() == info.u32(PROGRAM_ID));
        }
    },
    PERF_EVENT {
        @Override
        String read(Fd fd, ObjectInfo info) {
            int type = info.u32(FIRST);
            boolean offset = type >= UPROBE && type <= KRETPROBE && info.u32(PERF_OFFSET) != 0;
            return type < UPROBE || type > TRACEPOINT ? ""
                    : text(fd, PERF_NAME) + (offset ? "+0x" + Integer.toHexString(info.u32(PERF_OFFSET)) : "");
        }
    },
    KPROBE_MULTI {
        @Override
        String read(Fd fd, ObjectInfo info) {
            return info.u32(FIRST + 8) + " functions";
        }
    },
    STRUCT_OPS {
        @Override
        String read(Fd fd, ObjectInfo info) {
            return info.u32(FIRST) == 0 ? "" : "map " + info.u32(FIRST);
        }
    },
    NETFILTER {
        @Override
        String read(Fd fd, ObjectInfo info) {
            return Netfilter.written(info.u32(FIRST), info.u32(FIRST + 4), info.u32(FIRST + 8));
        }
    },
    TCX {
        @Override
        String read(Fd fd, ObjectInfo info) {
            return device(info);
        }
    },
    UPROBE_MULTI {
        @Override
        String read(Fd fd, ObjectInfo info) {
            int count = info.u32(FIRST + 36);
            return count == 0 ? "" : new MultiTargets(fd).places(count);
        }
    },
    NETKIT {
        @Override
        String read(Fd fd, ObjectInfo info) {
            return device(info);
        }
    },
    SOCKMAP {
        @Override
        String read(Fd fd, ObjectInfo info) {
            return info.u32(FIRST) == 0 ? "" : "map " + info.u32(FIRST);
        }
    };

    static final int PROGRAM_ID = 8;
    static final int FIRST = 16;
    private static final int PERF_NAME = 24;
    private static final int PERF_OFFSET = 36;

    /** {@code enum bpf_perf_event_type}; kernels before 6.6 do not tell, and leave 0. */
    private static final int UPROBE = 1;
    private static final int KRETPROBE = 4;
    private static final int TRACEPOINT = 5;
    private static final int NAME_BYTES = 256;
    private static final Path OWN_NETWORK = Path.of("/proc/self/ns/net");

    /** The place; a kind of link whose info names none has none. */
    String read(Fd fd, ObjectInfo info) {
        return "";
    }

    /** As bpftool spells it. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An interface and the direction; of another network namespace when the query there does not know the program. */
    private static String device(ObjectInfo info) {
        int ifindex = info.u32(FIRST);
        AttachType type = AttachType.values()[Math.min(info.u32(FIRST + 4), AttachType.values().length - 1)];
        String name = ours(ifindex, ProgQuery.at(ifindex, type).contains(info.u32(PROGRAM_ID)));
        return name.isEmpty() ? "" : point(type.number()) + " " + name;
    }

    private static String ours(int ifindex, boolean ours) {
        return ours ? InterfaceNames.name(ifindex).orElse("") : "";
    }

    private static String point(int type) {
        return Arrays.stream(AttachType.values()).filter(each -> each.number() == type).findFirst()
                .map(AttachType::point).orElse("point " + type);
    }

    private static long inode(Path path) {
        try {
            return (Long) Files.getAttribute(path, "unix:ino");
        } catch (IOException gone) {
            return -1;
        }
    }

    /** A name that the kernel writes where a pointer says; its room stands behind the pointer. */
    private static String text(Fd fd, int pointer) {
        try (ObjectInfo info = ObjectInfo.empty(LinkInfoReader.BYTES); Memory name = new Memory(NAME_BYTES)) {
            name.clear();
            info.putPointer(pointer, name);
            info.putU32(pointer + Long.BYTES, NAME_BYTES);
            info.ask(fd);
            return name.getString(0, StandardCharsets.UTF_8.name());
        }
    }

    static List<LinkTarget> all() {
        return List.of(values());
    }
}
