package bpflab.linux.attach;

import bpflab.kernel.Symbols;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.ObjectInfo;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What a link of many probes is at: {@code struct bpf_link_info}, kprobe_multi (Linux 6.6) and uprobe_multi (6.8); the
 * numbers are its fields' offsets in bytes.
 */
record MultiTargets(Fd fd) {
    private static final int ARRAY = 16;
    private static final int KPROBE_COUNT = 24;
    private static final int UPROBE_OFFSETS = 24;
    private static final int PATH_BYTES = 48;
    private static final int UPROBE_COUNT = 52;
    private static final int MOST_PATH = 4096;
    private static final int SHOWN = 8;

    /** {@code vfs_read, vfs_write}; the number alone where addresses are kept back. */
    String functions(int count, Symbols symbols) {
        try (ObjectInfo info = ObjectInfo.empty(LinkInfoReader.BYTES); Memory addresses = room(count)) {
            info.putPointer(ARRAY, addresses);
            info.putU32(KPROBE_COUNT, count);
            info.ask(fd);
            return addresses.getLong(0) == 0
                    ? count + " functions"
                    : list(addresses, count, at -> symbols.around(at).orElse("0x" + Long.toHexString(at))
                            .replaceFirst("\\+0x.*", ""));
        }
    }

    /** {@code /bin/bash at 0x31f00, 0x32000}. */
    String places(int count) {
        try (ObjectInfo info = ObjectInfo.empty(LinkInfoReader.BYTES); Memory offsets = room(count);
                Memory path = new Memory(MOST_PATH)) {
            path.clear();
            info.putPointer(ARRAY, path);
            info.putU32(PATH_BYTES, MOST_PATH);
            info.putPointer(UPROBE_OFFSETS, offsets);
            info.putU32(UPROBE_COUNT, count);
            info.ask(fd);
            return path.getString(0, StandardCharsets.UTF_8.name()) + " at "
                    + list(offsets, count, at -> "0x" + Long.toHexString(at));
        }
    }

    private static Memory room(int count) {
        Memory room = new Memory((long) Long.BYTES * Math.max(1, count));
        room.clear();
        return room;
    }

    private static String list(Memory numbers, int count, LongFunction<String> word) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < Math.min(count, SHOWN); i++) {
            words.add(word.apply(numbers.getLong((long) Long.BYTES * i)));
        }
        return String.join(", ", words) + (count > SHOWN ? " and " + (count - SHOWN) + " more" : "");
    }
}
