package bpflab.linux;

import bpflab.kernel.Inventory.ObjectKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who holds a kernel object: the processes with a descriptor of it, as /proc/PID/fdinfo tells (Linux 4.10; links 5.8).
 */
final class Owners {
    private static final Path PROC = Path.of("/proc");

    private Owners() {}

    /**
     * As {@code bpftool 812}, by process number. Processes that end meanwhile, or that we may not look into, are left
     * out.
     */
    static List<String> of(ObjectKind kind, int id) {
        String target = switch (kind) {
            case PROG -> "anon_inode:bpf-prog";
            case MAP -> "anon_inode:bpf-map";
            case LINK -> "anon_inode:bpf_link";
        };
        String line = kind.name().toLowerCase(Locale.ROOT) + "_id:\t" + id;
        List<Long> holders = new ArrayList<>();
        for (Path process : list(PROC, "[0-9]*")) {
            if (holds(process, target, line)) {
                holders.add(Long.parseLong(process.getFileName().toString()));
            }
        }
        return holders.stream().sorted().map(Owners::described).toList();
    }

    private static boolean holds(Path process, String target, String line) {
        for (Path fd : list(process.resolve("fd"), "*")) {
            try {
                boolean candidate = Files.readSymbolicLink(fd)
                        .toString()
                        .replace('-', '_')
                        .startsWith(target.replace('-', '_'));
                if (candidate
                        && Files.readAllLines(process.resolve("fdinfo").resolve(fd.getFileName())).contains(line)) {
                    return true;
                }
            } catch (IOException e) {
                continue;
            }
        }
        return false;
    }

    private static String described(long pid) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve("comm")).strip() + " " + pid;
        } catch (IOException e) {
            return Long.toString(pid);
        }
    }

    private static List<Path> list(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
            return found;
        }
        return found;
    }
}
