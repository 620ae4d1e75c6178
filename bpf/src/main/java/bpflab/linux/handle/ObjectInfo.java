package bpflab.linux.handle;

import bpflab.libbpf.Fd;
import bpflab.libbpf.ReturnCode;
import bpflab.libbpf.SystemCall;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/**
 * What BPF_OBJ_GET_INFO_BY_FD answers: one of the {@code struct bpf_*_info} of include/uapi/linux/bpf.h. A kernel that
 * knows fewer fields than we ask for leaves them 0, one that knows more cuts them off: that is what the length is for.
 */
public final class ObjectInfo implements AutoCloseable {
    private static final int BPF_OBJ_GET_INFO_BY_FD = 15;

    private final Memory memory;

    private ObjectInfo(int bytes) {
        memory = new Memory(bytes);
        memory.clear();
    }

    /** A buffer of {@code bytes}, to put pointers in before asking. */
    public static ObjectInfo empty(int bytes) {
        return new ObjectInfo(bytes);
    }

    /** The info of an object, in a buffer of {@code bytes}. */
    public static ObjectInfo read(Fd fd, int bytes) {
        ObjectInfo info = new ObjectInfo(bytes);
        info.ask(fd);
        return info;
    }

    /** Asks; pointers to arrays that were put in before have the kernel fill the arrays. */
    public void ask(Fd fd) {
        try (Memory attr = new Memory(16)) { // bpf_fd, info_len, info
            attr.setInt(0, fd.number());
            attr.setInt(4, (int) memory.size());
            attr.setPointer(8, memory);
            ReturnCode.check(SystemCall.bpf(BPF_OBJ_GET_INFO_BY_FD, attr), "cannot look at " + fd);
        }
    }

    /** What the kernel put into 4 bytes, so many bytes from the beginning. */
    public int u32(int offset) {
        return memory.getInt(offset);
    }

    /** What it put into 8 bytes. */
    public long u64(int offset) {
        return memory.getLong(offset);
    }

    /** What it put into that many bytes. */
    byte[] bytes(int offset, int count) {
        return memory.getByteArray(offset, count);
    }

    /** {@code char name[BPF_OBJ_NAME_LEN]}. */
    public String name(int offset) {
        byte[] raw = memory.getByteArray(offset, 16);
        int end = 0;
        while (end < raw.length && raw[end] != 0) {
            end++;
        }
        return new String(raw, 0, end, StandardCharsets.UTF_8);
    }

    /** Puts a number where the kernel is to read it. */
    public void putU32(int offset, int value) {
        memory.setInt(offset, value);
    }

    /** Puts an address where the kernel is to write an array. */
    public void putPointer(int offset, Pointer value) {
        memory.setLong(offset, Pointer.nativeValue(value));
    }

    @Override
    public void close() {
        memory.close();
    }
}
