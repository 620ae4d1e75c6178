package bpflab.linux.inside;

import bpflab.map.BpfMap.Entry;
import bpflab.map.MapInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/**
 * The memory of an arena in rows of 16 bytes that are not all 0, by the addresses that programs and processes know them
 * by. Read where the kernel has it mapped, since a page that is not there comes to be when a process touches it.
 */
final class ArenaRows implements Iterator<Entry> {
    private static final int ROW = 16;
    /** Half of {@code GUARD_SZ} in kernel/bpf/arena.c: as far as the offset of an instruction reaches. */
    private static final int GUARD = 1 << 15;

    private final KernelMemory memory;
    private final long kernel;
    private final long user;
    private final long pages;
    private final Queue<Entry> rows = new ArrayDeque<>();
    private long next;

    ArenaRows(KernelMemory memory, KernelStructs structs, MapInfo info) {
        this.memory = memory;
        long arena = memory.map();
        long area = memory.pointer(arena + structs.offset("bpf_arena", "kern_vm"));
        this.kernel = memory.pointer(area + structs.offset("vm_struct", "addr")) + GUARD;
        this.user = memory.pointer(arena + structs.offset("bpf_arena", "user_vm_start"));
        this.pages = Integer.toUnsignedLong(info.maxEntries());
    }

    @Override
    public boolean hasNext() {
        while (rows.isEmpty() && next < pages && !Thread.currentThread().isInterrupted()) {
            page(next++);
        }
        if (rows.isEmpty()) {
            memory.close();
            next = pages;
        }
        return !rows.isEmpty();
    }

    /** The kernel's address has the lower half of the user's. */
    private void page(long number) {
        long address = user + number * KernelMemory.MOST;
        Optional<byte[]> page = memory.read(kernel + (address & 0xffff_ffffL), KernelMemory.MOST);
        for (int at = 0; page.isPresent() && at < KernelMemory.MOST; at += ROW) {
            byte[] row = Arrays.copyOfRange(page.get(), at, at + ROW);
            if (!Arrays.equals(row, new byte[ROW])) {
                byte[] key = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(address + at)
                        .array();
                rows.add(new Entry(key, List.of(row)));
            }
        }
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.remove();
    }
}
