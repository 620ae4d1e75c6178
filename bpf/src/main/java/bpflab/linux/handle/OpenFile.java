package bpflab.linux.handle;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;

/** A file or folder that stands for something of the kernel's. */
public final class OpenFile {
    private OpenFile() {}

    /** Opens it. @throws bpflab.trouble.TroubleException there is none */
    public static Fd read(String path, String what) {
        int fd = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC);
        if (fd < 0) {
            int code = Errno.last();
            throw (Errno.of(code) == Errno.ENOENT
                    ? Trouble.failed(what, "there is no " + path, "Tab completes what there is")
                    : ReturnCode.trouble(code, what)).toException();
        }
        return new Fd(path, fd);
    }
}
