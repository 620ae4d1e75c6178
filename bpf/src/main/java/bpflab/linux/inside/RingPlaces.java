package bpflab.linux.inside;

import bpflab.map.BpfMap.Entry;
import bpflab.map.MapInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The AF_XDP sockets of an xskmap: {@code struct xsk_map} and {@code struct xdp_sock}. A value is the interface's and
 * the queue's number, 4 bytes each, then whose socket it is.
 */
record RingPlaces(KernelMemory memory, KernelStructs structs) {
    List<Entry> read(MapInfo info) {
        long places = memory.map() + structs.offset("xsk_map", "xsk_map");
        List<Entry> found = new ArrayList<>();
        for (int i = 0; i < info.maxEntries() && !Thread.currentThread().isInterrupted(); i++) {
            long socket = memory.pointer(places + (long) i * Long.BYTES);
            if (socket != 0) {
                found.add(new Entry(CgroupPlaces.index(i), List.of(value(socket))));
            }
        }
        return found;
    }

    /** Of {@code struct xdp_sock}, {@code struct sock} is the first member. */
    private byte[] value(long socket) {
        long device = memory.pointer(socket + structs.offset("xdp_sock", "dev"));
        long ifindex = device == 0 ? 0 : memory.number(device + structs.offset("net_device", "ifindex"), Integer.BYTES);
        long queue = memory.number(socket + structs.offset("xdp_sock", "queue_id"), Short.BYTES);
        byte[] owner = new SocketPlaces(memory, structs).owner(socket).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + owner.length).order(ByteOrder.nativeOrder())
                .putInt((int) ifindex).putInt((int) queue).put(owner).array();
    }
}
