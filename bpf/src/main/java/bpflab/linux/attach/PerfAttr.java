package bpflab.linux.attach;

import bpflab.libbpf.SystemCall;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code struct perf_event_attr} of include/uapi/linux/perf_event.h: what a perf event counts. */
final class PerfAttr implements AutoCloseable {
    /** All processes, on the processor 0: enough for what fires in the kernel's code, wherever that runs. */
    static final long ANYBODY = -1;

    private static final int BYTES = 128;
    private static final int SIZE = 4;
    private static final int CONFIG = 8;
    private static final int PERIOD = 16;
    private static final int FLAGS = 40;
    private static final int CONFIG1 = 56;
    private static final int CONFIG2 = 64;

    /** {@code freq}, the bit behind ten others. */
    private static final long BY_FREQUENCY = 1 << 10;

    private final Memory attr = new Memory(BYTES);
    private final List<Memory> texts = new ArrayList<>();

    PerfAttr(int type, long config) {
        attr.clear();
        attr.setInt(0, type);
        attr.setInt(SIZE, BYTES);
        attr.setLong(CONFIG, config);
    }

    /** At every so many. */
    PerfAttr period(long events) {
        attr.setLong(PERIOD, events);
        return this;
    }

    /** So many times a second. */
    PerfAttr frequency(long hertz) {
        attr.setLong(FLAGS, BY_FREQUENCY);
        return period(hertz);
    }

    /** {@code kprobe_func} or {@code uprobe_path}, and the offset from there. */
    PerfAttr probe(String text, long offset) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        texts.add(memory);
        attr.setPointer(CONFIG1, memory);
        attr.setLong(CONFIG2, offset);
        return this;
    }

    /**
     * Opens it.
     *
     * @return a descriptor, or a negative errno
     */
    int open(long process, long cpu) {
        return SystemCall.perfEventOpen(attr, process, cpu);
    }

    @Override
    public void close() {
        texts.forEach(Memory::close);
        attr.close();
    }
}
