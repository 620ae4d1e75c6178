package bpflab.linux.handle;

import bpflab.kernel.CallLog;
import bpflab.kernel.Inventory.ObjectKind;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Names for kernel objects on bpffs, which keep them in the kernel when their processes have ended: BPF_OBJ_PIN. */
public final class Pin {
    private static final Map<ObjectKind, String> WORDS =
            Map.of(ObjectKind.PROG, "program", ObjectKind.MAP, "map", ObjectKind.LINK, "link");

    private Pin() {}

    /**
     * Pins an object.
     *
     * @throws bpflab.trouble.TroubleException the path is taken, not on bpffs, or has a dot
     */
    public static void make(Fd fd, Path path, CallLog calls) {
        String what = "cannot pin " + fd + " to " + path;
        Bpffs.mount();
        int code = Libbpf.bpf_obj_pin(fd.number(), path.toAbsolutePath().toString());
        calls.add("BPF_OBJ_PIN fd " + fd.number() + " -> " + (code < 0 ? Errno.of(code) + ", " : "") + path);
        if (code < 0) {
            throw trouble(code, what, path.toAbsolutePath()).toException();
        }
    }

    /** Opens what is pinned: BPF_OBJ_GET. */
    public static Fd open(Path path, ObjectKind kind, CallLog calls) {
        String what = "cannot open the " + WORDS.get(kind) + " pinned at " + path;
        int code = Libbpf.bpf_obj_get(path.toString());
        calls.add("BPF_OBJ_GET " + path + " -> " + (code < 0 ? Errno.of(code) : "fd " + code));
        if (code < 0) {
            throw noPin(code, what, path).toException();
        }
        return new Fd(WORDS.get(kind) + " " + path, code).into(fd -> checked(fd, kind, what));
    }

    private static Fd checked(Fd fd, ObjectKind kind, String what) {
        for (ObjectKind each : ObjectKind.values()) {
            if (each != kind && isOf(each, fd)) {
                throw Trouble.usage(
                        what, "a " + WORDS.get(each) + " is pinned there",
                                each == ObjectKind.MAP ? ":dump map PATH   # shows a map" : ":" + WORDS.get(each) + "s")
                        .toException();
            }
        }
        return fd;
    }

    private static boolean isOf(ObjectKind kind, Fd fd) {
        try {
            return Owners.is(kind, Path.of("/proc/self/fd/" + fd.number()));
        } catch (IOException untold) {
            return false;
        }
    }

    private static Trouble noPin(int code, String what, Path path) {
        if (!Files.exists(path)) {
            return Trouble.failed(what, "there is no such file", "!find " + Bpffs.ROOT);
        }
        return isBpffs(path)
                ? ReturnCode.trouble(code, what)
                : Trouble.failed(
                        what, "it is not on bpffs, the file system for pins",
                        "!find " + Bpffs.ROOT + "   # pins are below that");
    }

    private static Trouble trouble(int code, String what, Path path) {
        Path folder = path.getParent();
        if (Errno.of(code) == Errno.EEXIST) {
            return Trouble.failed(
                    what, "the path is taken",
                    "!rm " + path + "   # lets go of what is pinned there; or choose another name");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return Trouble.failed(what, "there is no folder " + folder, "!mkdir -p " + folder);
        }
        if (!isBpffs(folder)) {
            return Trouble.failed(
                    what, folder + " is not on bpffs, the file system for pins",
                    "type " + Bpffs.ROOT + "/" + path.getFileName().toString().replace('.', '_') + " for " + path);
        }
        if (path.getFileName().toString().contains(".")) {
            return Trouble.failed(
                    what,
                    "names on bpffs have no dots",
                    "type " + folder.resolve(path.getFileName().toString().replace('.', '_')) + " for " + path);
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
