package bpflab.linux;

import bpflab.kernel.CallLog;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names for kernel objects on bpffs, which keep them in the kernel when their processes have ended: BPF_OBJ_PIN. */
final class Pin {
    private Pin() {}

    static void make(Fd fd, Path path, CallLog calls) {
        String what = "cannot pin " + fd + " to " + path;
        Bpffs.mount();
        int code = Libbpf.bpf_obj_pin(fd.number(), path.toAbsolutePath().toString());
        if (code < 0) {
            throw trouble(code, what, path.toAbsolutePath()).toException();
        }
        calls.add("BPF_OBJ_PIN fd " + fd.number() + " -> " + path);
    }

    private static Trouble trouble(int code, String what, Path path) {
        Path folder = path.getParent();
        if (Errno.of(code) == Errno.EEXIST) {
            return Trouble.failed(
                    what, "the path is taken",
                            "!rm " + path + " lets go of what is pinned there, or choose another name");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return Trouble.failed(what, "there is no folder " + folder, "!mkdir -p " + folder);
        }
        if (!isBpffs(folder)) {
            return Trouble.failed(
                    what, folder + " is not on bpffs, the file system for pins", "pin below " + Bpffs.ROOT);
        }
        if (path.getFileName().toString().contains(".")) {
            return Trouble.failed(
                    what,
                    "names on bpffs have no dots",
                    "call it " + folder.resolve(path.getFileName().toString().replace('.', '_')));
        }
        return ReturnCode.trouble(code, what);
    }

    private static boolean isBpffs(Path folder) {
        try {
            return Files.getFileStore(folder).type().equals("bpf");
        } catch (IOException e) {
            return false;
        }
    }
}
