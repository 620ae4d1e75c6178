package bpflab.linux.inside;

import bpflab.linux.handle.OpenSocket;
import bpflab.map.BpfMap.Entry;
import bpflab.map.MapInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets of a sockmap whose values have no room for a cookie: {@code struct bpf_stab} in net/core/sock_map.c. A
 * value is whose socket it is.
 */
record SocketPlaces(KernelMemory memory, KernelStructs structs) {
    List<Entry> read(MapInfo info) {
        long places = memory.pointer(memory.map() + structs.offset("bpf_stab", "sks"));
        List<Entry> found = new ArrayList<>();
        for (int i = 0; i < info.maxEntries() && !Thread.currentThread().isInterrupted(); i++) {
            long socket = memory.pointer(places + (long) i * Long.BYTES);
            if (socket != 0) {
                found.add(new Entry(
                        CgroupPlaces.index(i), List.of(owner(socket).getBytes(StandardCharsets.UTF_8))));
            }
        }
        return found;
    }

    /** By the inode behind {@code struct socket}, which is what /proc/PID/fd shows. */
    String owner(long socket) {
        long file = memory.pointer(socket + structs.offset("sock", "sk_socket"));
        long inode = memory.pointer(file
                + structs.offset("socket_alloc", "vfs_inode") + structs.offset("inode", "i_ino"));
        return OpenSocket.holder(inode).orElse("inode " + inode);
    }
}
