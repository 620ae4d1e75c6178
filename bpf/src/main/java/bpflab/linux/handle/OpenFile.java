package bpflab.linux.handle;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import java.util.function.Supplier;

/** A file or folder that stands for something of the kernel's. */
public final class OpenFile {
    private OpenFile() {}

    /**
     * Opens it.
     *
     * @throws bpflab.trouble.TroubleException there is none
     */
    public static Fd read(String path, String what) {
        return read(path, what, () -> "Tab completes what there is");
    }

    /** The same, with a line for when there is none. */
    public static Fd read(String path, String what, Supplier<String> hint) {
        int fd = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC);
        if (fd < 0) {
            int code = Errno.last();
            throw (Errno.of(code) == Errno.ENOENT
                    ? Trouble.failed(what, "there is no " + path, hint.get())
                    : ReturnCode.trouble(code, what)).toException();
        }
        return new Fd(path, fd);
    }
}
