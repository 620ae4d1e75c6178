package bpflab.linux.handle;

import bpflab.kernel.CallLog;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.ReturnCode;
import bpflab.libbpf.SystemCall;
import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kernel numbers programs, maps, links and BTF, each from 1: BPF_*_GET_NEXT_ID and BPF_*_GET_FD_BY_ID. */
public enum Ids {
    PROGRAM("program", "PROG", 11, 13),
    MAP("map", "MAP", 12, 14),
    LINK("link", "LINK", 31, 30),
    BTF("BTF", "BTF", 23, 19);

    private static final int NEXT_ID = 4;

    private final String kind;
    private final String word;
    private final int next;
    private final int open;

    /** The numbers are those of {@code enum bpf_cmd}, include/uapi/linux/bpf.h. */
    Ids(String kind, String word, int next, int open) {
        this.kind = kind;
        this.word = word;
        this.next = next;
        this.open = open;
    }

    /** How bpf(2) calls opening one. */
    public String openCommand() {
        return "BPF_" + word + "_GET_FD_BY_ID";
    }

    /** How bpf(2) calls stepping through them. */
    public String nextCommand() {
        return "BPF_" + word + "_GET_NEXT_ID";
    }

    /** Opens one and notes that; empty when it is gone. */
    public Optional<Fd> open(int id, CallLog calls) {
        Optional<Fd> fd = open(id);
        calls.add(openCommand() + " " + id + " -> " + (fd.isPresent() ? "fd " + fd.get().number() : "ENOENT"));
        return fd;
    }

    /** The least id above {@code start}; empty when there is none. */
    public Optional<Integer> after(int start) {
        try (Memory attr = new Memory(NEXT_ID + 2L * Integer.BYTES)) { // start_id, next_id, open_flags
            attr.clear();
            attr.setInt(0, start);
            int code = SystemCall.bpf(next, attr);
            if (code < 0 && Errno.of(code) == Errno.ENOENT) {
                return Optional.empty();
            }
            ReturnCode.check(code, "cannot list " + kind + "s");
            return Optional.of(attr.getInt(NEXT_ID));
        }
    }

    /** All that are in the kernel now. */
    List<Integer> all() {
        List<Integer> ids = new ArrayList<>();
        for (Optional<Integer> id = after(0); id.isPresent(); id = after(id.get())) {
            ids.add(id.get());
        }
        return ids;
    }

    /** What can be read of each; what goes meanwhile is left out. */
    public <T> List<T> each(Function<Fd, T> read) {
        List<T> found = new ArrayList<>();
        for (int id : all()) {
            open(id).ifPresent(fd -> {
                try (fd) {
                    found.add(read.apply(fd));
                }
            });
        }
        return found;
    }

    /**
     * Opens one; empty when it is gone, or not quite there yet: of a link that is just being made the kernel knows the
     * number before it lets anybody have it ({@code bpf_link_by_id} in kernel/bpf/syscall.c).
     */
    public Optional<Fd> open(int id) {
        int code = descriptor(id);
        if (code < 0 && (Errno.of(code) == Errno.ENOENT || Errno.of(code) == Errno.EAGAIN)) {
            return Optional.empty();
        }
        return Optional.of(new Fd(kind + " " + id, ReturnCode.check(code, "cannot open " + kind + " id " + id)));
    }

    private int descriptor(int id) {
        try (Memory attr = new Memory(Integer.BYTES)) {
            attr.setInt(0, id);
            return SystemCall.bpf(open, attr);
        }
    }
}
