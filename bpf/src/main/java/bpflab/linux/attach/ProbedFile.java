package bpflab.linux.attach;

import bpflab.hook.Hook;
import bpflab.hook.Uprobe;
import bpflab.hook.UprobeMulti;
import bpflab.hook.Usdt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The file that was probed when a program was attached. The kernel keeps that very file: who builds it again has
 * another one of the same name, in which nothing is probed.
 *
 * @param key its device and inode; with its path unreadable, that it is none
 */
record ProbedFile(Path path, Object key) {
    private static final String NONE = "none";

    /** Empty for hooks that are in no file, or in those of one process. */
    static Optional<ProbedFile> of(Hook hook) {
        return binary(hook).flatMap(ProbedBinary::file).map(path -> new ProbedFile(path, key(path)));
    }

    private static Optional<String> binary(Hook hook) {
        return hook instanceof Uprobe probe ? Optional.of(probe.binary())
                : hook instanceof UprobeMulti probes ? Optional.of(probes.binary())
                : hook instanceof Usdt usdt ? Optional.of(usdt.binary())
                : Optional.empty();
    }

    /** What became of it; empty while it is the same. */
    String words() {
        Object now = key(path);
        return now.equals(key) ? "" : now.equals(NONE) ? "deleted since" : "another file since";
    }

    private static Object key(Path path) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? NONE : key;
        } catch (IOException gone) {
            return NONE;
        }
    }
}
