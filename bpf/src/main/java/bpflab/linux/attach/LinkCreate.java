package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.libbpf.Fd;
import bpflab.libbpf.SystemCall;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * BPF_LINK_CREATE, by bpf(2) itself: libbpf fills in what it knows of a hook, and that of 2022 knows fewer than the
 * kernel. Offsets are those of {@code link_create} in {@code union bpf_attr}, include/uapi/linux/bpf.h.
 */
final class LinkCreate implements AutoCloseable {
    static final int FLAGS = 12;

    /** The first of the fields that differ from hook to hook. */
    static final int OWN = 16;

    private static final int BPF_LINK_CREATE = 28;
    private static final int TARGET = 4;
    private static final int ATTACH_TYPE = 8;
    private static final int BYTES = 64;

    private final Memory attr = new Memory(BYTES);
    private final List<Memory> pointed = new ArrayList<>();

    private LinkCreate() {
        attr.clear();
    }

    /** A link of a program, or of a map of struct_ops, to what a descriptor or an interface's number says. */
    static LinkCreate of(int program, int target, AttachType type) {
        LinkCreate create = new LinkCreate();
        return create.u32(0, program).u32(TARGET, target).u32(ATTACH_TYPE, type.number());
    }

    static LinkCreate of(Fd program, int target, AttachType type) {
        return of(program.number(), target, type);
    }

    LinkCreate u32(int offset, int value) {
        attr.setInt(offset, value);
        return this;
    }

    LinkCreate u64(int offset, long value) {
        attr.setLong(offset, value);
        return this;
    }

    /** The address of a text with its 0. */
    LinkCreate text(int offset, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        return address(offset, memory);
    }

    /** The address of numbers. */
    LinkCreate longs(int offset, long... numbers) {
        Memory memory = new Memory(8L * Math.max(1, numbers.length));
        memory.write(0, numbers, 0, numbers.length);
        return address(offset, memory);
    }

    /** The address of memory that goes with this. */
    LinkCreate address(int offset, Memory memory) {
        pointed.add(memory);
        attr.setPointer(offset, memory);
        return this;
    }

    /**
     * Makes it.
     *
     * @return a descriptor, or a negative errno
     */
    int call() {
        return SystemCall.bpf(BPF_LINK_CREATE, attr);
    }

    @Override
    public void close() {
        pointed.forEach(Memory::close);
        attr.close();
    }
}
