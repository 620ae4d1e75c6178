package bpflab.linux;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.libbpf.SharedMemory;
import bpflab.libbpf.SystemCall;
import bpflab.map.EventStream;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of perf buffers: a buffer for each CPU, made here and put into the map, as libbpf's
 * {@code perf_buffer__new} does. Who read before from the same map gets nothing any more: a place holds one buffer.
 */
final class PerfEvents implements EventStream {
    private static final int PAGES = 64;
    /** {@code struct perf_event_attr}: offsets in bytes, and what they are set to. */
    private static final int ATTR_BYTES = 128;
    private static final int SOFTWARE = 1;
    private static final int BPF_OUTPUT = 10;
    private static final int SAMPLE_TYPE = 24;
    private static final int SAMPLE_RAW = 1 << 10;
    private static final int WAKEUP_EVENTS = 48;
    /** {@code struct perf_event_mmap_page}. */
    private static final int DATA_HEAD = 1024;
    private static final int DATA_TAIL = 1032;
    /** {@code struct perf_event_header}: type, misc, size. */
    private static final int HEADER_BYTES = 8;
    private static final int RECORD_LOST = 2;
    private static final int RECORD_SAMPLE = 9;

    private final Fd map;
    private final List<Buffer> buffers = new ArrayList<>();
    private final List<Fd> fds = new ArrayList<>();
    private final int page = Libc.getpagesize();
    private final int size = PAGES * page;
    private long lost;

    private record Buffer(int cpu, SharedMemory memory) {}

    PerfEvents(Fd map, int places, int cpus, String what) {
        this.map = map;
        try {
            for (int cpu = 0; cpu < Math.min(cpus, places); cpu++) {
                open(cpu, what);
            }
        } catch (RuntimeException notAll) {
            close();
            throw notAll;
        }
    }

    /** Opens the buffer of a CPU; one that is off has none. */
    private void open(int cpu, String what) {
        try (Memory attr = new Memory(ATTR_BYTES)) {
            attr.clear();
            attr.setInt(0, SOFTWARE);
            attr.setInt(4, ATTR_BYTES);
            attr.setLong(8, BPF_OUTPUT);
            attr.setLong(16, 1);
            attr.setLong(SAMPLE_TYPE, SAMPLE_RAW);
            attr.setInt(WAKEUP_EVENTS, 1);
            int code = SystemCall.perfEventOpen(attr, -1, cpu);
            if (Errno.of(code) == Errno.ENODEV) {
                return;
            }
            Fd fd = new Fd("perf buffer of CPU " + cpu, ReturnCode.check(code, what));
            fds.add(fd);
            SharedMemory memory =
                    SharedMemory.map(fd, 0, page + size, Libc.PROT_READ | Libc.PROT_WRITE, what);
            buffers.add(new Buffer(cpu, memory));
            place(cpu, fd, what);
        }
    }

    private void place(int cpu, Fd fd, String what) {
        try (Memory key = new Memory(Integer.BYTES); Memory value = new Memory(Integer.BYTES)) {
            key.setInt(0, cpu);
            value.setInt(0, fd.number());
            ReturnCode.check(Libbpf.bpf_map_update_elem(map.number(), key, value, 0), what);
        }
    }

    @Override
    public int read(int most, Duration wait, Sink sink) throws InterruptedException {
        int taken = take(most, sink);
        if (taken == 0 && most > 0 && !wait.isZero()) {
            SharedMemory.await(fds, wait);
            taken = take(most, sink);
        }
        return taken;
    }

    private int take(int most, Sink sink) {
        int taken = 0;
        for (Buffer buffer : buffers) {
            taken += take(buffer, most - taken, sink);
        }
        return taken;
    }

    private int take(Buffer buffer, int most, Sink sink) {
        SharedMemory memory = buffer.memory();
        long head = memory.acquireLong(DATA_HEAD);
        long tail = memory.acquireLong(DATA_TAIL);
        int taken = 0;
        while (tail < head && taken < most) {
            ByteBuffer header = piece(memory, tail, HEADER_BYTES);
            int type = header.getInt(0);
            int bytes = header.getShort(6) & 0xffff;
            if (bytes < HEADER_BYTES) {
                break;
            }
            ByteBuffer record = piece(memory, tail, bytes);
            if (type == RECORD_SAMPLE) {
                int raw = Math.min(record.getInt(HEADER_BYTES), bytes - HEADER_BYTES - Integer.BYTES);
                sink.event(buffer.cpu(), record, HEADER_BYTES + Integer.BYTES, raw);
                taken++;
            } else if (type == RECORD_LOST) {
                lost += record.getLong(HEADER_BYTES + Long.BYTES);
            }
            tail += bytes;
        }
        memory.releaseLong(DATA_TAIL, tail);
        return taken;
    }

    /** A piece of the data in one piece: its end may be at the beginning. */
    private ByteBuffer piece(SharedMemory memory, long at, int bytes) {
        byte[] copy = new byte[bytes];
        int from = (int) (at % size);
        int first = Math.min(bytes, size - from);
        memory.view().get(page + from, copy, 0, first);
        memory.view().get(page, copy, first, bytes - first);
        return ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder());
    }

    @Override
    public long lost() {
        return lost;
    }

    /** Takes the buffers out of the map, unless its object is gone: it would keep them as long as it lives. */
    @Override
    public void close() {
        try (Memory key = new Memory(Integer.BYTES)) {
            for (Buffer buffer : buffers) {
                key.setInt(0, buffer.cpu());
                if (map.isOpen()) {
                    Libbpf.bpf_map_delete_elem(map.number(), key);
                }
                buffer.memory().close();
            }
        }
        fds.forEach(Fd::close);
        buffers.clear();
        fds.clear();
    }
}
