package bpflab.linux.inside;

import bpflab.machine.Cgroups;
import bpflab.map.BpfMap.Entry;
import bpflab.map.MapInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cgroups of a cgroup array: {@code struct bpf_array}, {@code ptrs}; a cgroup's id is its folder's inode. */
record CgroupPlaces(KernelMemory memory, KernelStructs structs) {
    List<Entry> read(MapInfo info) {
        long places = memory.map() + structs.offset("bpf_array", "ptrs");
        int node = structs.offset("cgroup", "kn");
        int id = structs.offset("kernfs_node", "id");
        Map<Long, String> folders = folders();
        List<Entry> found = new ArrayList<>();
        for (int i = 0; i < info.maxEntries() && !Thread.currentThread().isInterrupted(); i++) {
            long cgroup = memory.pointer(places + (long) i * Long.BYTES);
            if (cgroup != 0) {
                long number = memory.pointer(memory.pointer(cgroup + node) + id);
                String word = folders.getOrDefault(number, "id " + number + ", of no folder that is seen here");
                found.add(new Entry(index(i), List.of(word.getBytes(StandardCharsets.UTF_8))));
            }
        }
        return found;
    }

    static byte[] index(int i) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(i).array();
    }

    private static Map<Long, String> folders() {
        Map<Long, String> folders = new HashMap<>();
        for (String folder : Cgroups.all()) {
            try {
                folders.put((Long) Files.getAttribute(Path.of(folder), "unix:ino"), folder);
            } catch (IOException gone) {
                continue;
            }
        }
        return folders;
    }
}
