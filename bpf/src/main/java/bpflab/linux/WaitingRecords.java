package bpflab.linux;

import bpflab.kernel.CallLog;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.map.BpfMap.Entry;
import bpflab.map.MapInfo;
import bpflab.trouble.Trouble;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that wait in a ring buffer, read in its mapped memory and left there: a page with the reader's position,
 * a page with the writer's, then the data, twice, so that a record at the end can be read in one piece
 * (kernel/bpf/ringbuf.c). A user ring buffer lies the same way, with a program as its reader.
 */
record WaitingRecords(Fd fd, MapInfo info, CallLog calls) {
    /** Oldest first. */
    List<Entry> read() {
        int page = Libc.getpagesize();
        long size = Integer.toUnsignedLong(info.maxEntries());
        long bytes = 2L * page + 2 * size;
        Pointer memory = Libc.mmap(null, bytes, Libc.PROT_READ, Libc.MAP_SHARED, fd.number(), 0);
        if (Pointer.nativeValue(memory) == Libc.MAP_FAILED) {
            throw Trouble.failed(
                    "cannot read the records of " + fd,
                            "its memory cannot be mapped: " + Errno.of(Errno.last()).words, "")
                    .toException();
        }
        calls.add("mmap fd " + fd.number() + ", " + bytes + " bytes, to read only");
        try {
            return records(memory, page, size);
        } finally {
            Libc.munmap(memory, bytes);
        }
    }

    /** Other readers and writers go on meanwhile: nothing that memory says is trusted to lie inside of it. */
    private static List<Entry> records(Pointer memory, int page, long size) {
        long end = memory.getLong(page);
        List<Entry> records = new ArrayList<>();
        for (long at = Math.max(memory.getLong(0), end - size); at < end; ) {
            long from = 2L * page + (at & size - 1);
            int header = memory.getInt(from);
            int length = header & ~(RingEvents.BUSY | RingEvents.DISCARDED);
            if ((header & RingEvents.BUSY) != 0 || length < 0 || length > size - RingEvents.HEADER_BYTES) {
                break;
            }
            if ((header & RingEvents.DISCARDED) == 0) {
                byte[] record = memory.getByteArray(from + RingEvents.HEADER_BYTES, length);
                records.add(new Entry(new byte[0], List.of(record)));
            }
            at += length + RingEvents.HEADER_BYTES + 7 & ~7L;
        }
        return records;
    }
}
