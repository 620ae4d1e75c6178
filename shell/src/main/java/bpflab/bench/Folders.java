package bpflab.bench;

import bpflab.progress.Student;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a bench keeps things.
 *
 * @param run what leaves traces in the kernel is noted here, a folder for each process: gone after a reboot, as the
 *     traces are
 * @param cache what can be made again: the precompiled vmlinux.h
 * @param bpffs where the bpf file system is mounted
 * @param tracefs where tracefs is mounted
 */
public record Folders(Path run, Path cache, Path bpffs, Path tracefs) {
    /** The usual places; the cache follows the XDG Base Directory specification. */
    public static Folders usual(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = cache.startsWith("/")
                ? Path.of(cache)
                : Path.of(environment.getOrDefault("HOME", "/root"), ".cache");
        Student student = Student.of(environment);
        // What root makes under sudo does not go where somebody else can put links in its way.
        if (student.owner().isPresent() && caches.startsWith(student.home())) {
            caches = Path.of("/var/cache");
        }
        return new Folders(
                Path.of("/run/bpflab"), caches.resolve("bpflab"), Path.of("/sys/fs/bpf"),
                        Path.of("/sys/kernel/tracing"));
    }
}
