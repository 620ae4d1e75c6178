package bpflab.linux;

import bpflab.libbpf.Fd;
import bpflab.linux.handle.ObjectInfo;
import bpflab.linux.handle.ProgInfo;
import bpflab.trouble.TroubleException;
import com.sun.jna.Memory;
import java.util.HashMap;
import java.util.Map;

/**
 * The arrays that {@code struct bpf_prog_info} points to: the kernel tells their sizes when first asked, and fills them
 * when asked with room for them.
 */
final class ProgArrays implements AutoCloseable {
    /**
     * The most that the kernel copies of instructions: in one piece of kmalloc's ({@code bpf_insn_prepare_dump} in
     * kernel/bpf/syscall.c), of which 4 MiB is the largest where pages have 4 KiB.
     */
    static final int XLATED_MOST = 4 << 20;

    private final ObjectInfo info = ObjectInfo.empty(ProgInfo.BYTES);

    /** By the offset of the pointer in the structure. */
    private final Map<Integer, Room> rooms = new HashMap<>();

    /** Room for an array, and where in the structure its number of items stands. */
    private record Room(Memory memory, int count, int itemBytes) {}

    private ProgArrays(ObjectInfo sizes, Code code) {
        switch (code) {
            case XLATED -> room(sizes, ProgInfo.XLATED_INSNS, ProgInfo.XLATED_LEN, 1);
            case JITED -> {
                room(sizes, ProgInfo.JITED_INSNS, ProgInfo.JITED_LEN, 1);
                room(sizes, ProgInfo.JITED_FUNC_LENS, ProgInfo.NR_JITED_FUNC_LENS, Integer.BYTES);
                records(
                        sizes, ProgInfo.JITED_LINE_INFO, ProgInfo.NR_JITED_LINE_INFO,
                        ProgInfo.JITED_LINE_INFO_REC_SIZE);
            }
        }
        records(sizes, ProgInfo.FUNC_INFO, ProgInfo.NR_FUNC_INFO, ProgInfo.FUNC_INFO_REC_SIZE);
        records(sizes, ProgInfo.LINE_INFO, ProgInfo.NR_LINE_INFO, ProgInfo.LINE_INFO_REC_SIZE);
        room(sizes, ProgInfo.JITED_KSYMS, ProgInfo.NR_JITED_KSYMS, Long.BYTES);
        room(sizes, ProgInfo.PROG_TAGS, ProgInfo.NR_PROG_TAGS, ProgInfo.TAG_BYTES);
    }

    /** Which code is wanted; the names and lines that belong to it come along. */
    enum Code { XLATED, JITED }

    /** @throws TroubleException also of more instructions than {@link #XLATED_MOST} */
    static ProgArrays read(Fd fd, Code code) {
        try (ObjectInfo sizes = ObjectInfo.read(fd, ProgInfo.BYTES)) {
            ProgArrays arrays = new ProgArrays(sizes, code);
            try {
                arrays.info.ask(fd);
                return arrays;
            } catch (TroubleException refused) {
                arrays.close();
                throw refused;
            }
        }
    }

    private void records(ObjectInfo sizes, int pointer, int count, int recordSize) {
        info.putU32(recordSize, sizes.u32(recordSize));
        room(sizes, pointer, count, sizes.u32(recordSize));
    }

    private void room(ObjectInfo sizes, int pointer, int count, int itemBytes) {
        int items = sizes.u32(count);
        if (items != 0 && itemBytes != 0) {
            Memory memory = new Memory((long) items * itemBytes);
            memory.clear();
            rooms.put(pointer, new Room(memory, count, itemBytes));
            info.putU32(count, items);
            info.putPointer(pointer, memory);
        }
    }

    int u32(int offset) {
        return info.u32(offset);
    }

    /**
     * What the kernel wrote: nothing where it took the pointer away, for it hides code from those who may not see it.
     */
    byte[] bytes(int pointer) {
        int written = written(pointer);
        return written == 0 ? new byte[0] : rooms.get(pointer).memory().getByteArray(0, written);
    }

    /** An array of 64-bit numbers, as {@link #bytes}. */
    long[] longs(int pointer) {
        int count = written(pointer) / Long.BYTES;
        return count == 0 ? new long[0] : rooms.get(pointer).memory().getLongArray(0, count);
    }

    /** An array of 32-bit numbers, as {@link #bytes}. */
    int[] ints(int pointer) {
        int count = written(pointer) / Integer.BYTES;
        return count == 0 ? new int[0] : rooms.get(pointer).memory().getIntArray(0, count);
    }

    private int written(int pointer) {
        Room room = rooms.get(pointer);
        return room == null || info.u64(pointer) == 0
                ? 0
                : (int) Math.min(room.memory().size(), (long) info.u32(room.count()) * room.itemBytes());
    }

    @Override
    public void close() {
        for (Room room : rooms.values()) {
            room.memory().close();
        }
        info.close();
    }
}
