package bpflab.linux.handle;

import bpflab.libbpf.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file system in which pins live. */
public final class Bpffs {
    public static final Path ROOT = Path.of("/sys/fs/bpf");

    private static boolean mounted;

    private Bpffs() {}

    /** Mounts it where it is missing and we may; where we may not, what needs it says so. */
    public static synchronized void mount() {
        mounted = mounted || isMounted() || Libc.mount("bpf", ROOT.toString(), "bpf", 0, "mode=0700") == 0;
    }

    private static boolean isMounted() {
        try {
            return Files.getFileStore(ROOT).type().equals("bpf");
        } catch (IOException e) {
            return false;
        }
    }
}
