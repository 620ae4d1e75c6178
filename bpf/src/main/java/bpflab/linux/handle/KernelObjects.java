package bpflab.linux.handle;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.libbpf.SystemCall;
import bpflab.machine.Cgroups;
import bpflab.map.KernelObject;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tasks, files, sockets and cgroups: opened by a person's word, and all that are there. */
public final class KernelObjects {
    private static final Path PROC = Path.of("/proc");

    private KernelObjects() {}

    /**
     * One that is there.
     *
     * @param word opens it
     * @param note what it is, where the word is only a number; else empty
     */
    public record Found(String word, String note) {}

    /**
     * Opens one.
     *
     * @throws bpflab.trouble.TroubleException there is none of that word
     */
    public static Fd open(KernelObject kind, String word, String what) {
        return switch (kind) {
            case TASK -> task(word, what);
            case SOCKET -> OpenSocket.of(word, what).borrow().orElseThrow(() -> Trouble.failed(
                    what, "the socket " + word + " was closed meanwhile", kind.hint()).toException());
            case FILE -> path(word, Libc.O_PATH, kind, what);
            case CGROUP -> cgroup(word, what);
        };
    }

    private static Fd cgroup(String word, String what) {
        Fd folder = path(word, Libc.O_RDONLY, KernelObject.CGROUP, what);
        Optional<String> root = Cgroups.without(Path.of(word));
        if (root.isPresent()) {
            folder.close();
            throw Trouble.failed(
                    what, word + " is no cgroup of version 2: " + root.get() + " and the folders below are",
                    "!ls " + root.get()).toException();
        }
        return folder;
    }

    private static Fd task(String word, String what) {
        if (!word.matches("\\d{1,9}")) {
            throw Trouble.usage(what, "\"" + word + "\" is no task: it is written by " + KernelObject.TASK.written(),
                    KernelObject.TASK.hint()).toException();
        }
        int fd = SystemCall.pidfdOpen(Long.parseLong(word));
        boolean leads = fd >= 0 || Errno.of(fd) == Errno.ESRCH;
        int any = leads ? fd : SystemCall.pidfdOpenThread(Long.parseLong(word));
        if (any < 0) {
            throw Trouble.failed(what,
                    Errno.of(any) == Errno.ESRCH ? "there is no task " + word
                            : word + " leads no process, and this kernel opens no other threads (Linux 6.9 does)",
                    KernelObject.TASK.hint()).toException();
        }
        return new Fd("task " + word, any);
    }

    /** {@code O_PATH} touches nothing: opening a pipe or a device otherwise waits, or does something. */
    private static Fd path(String word, int how, KernelObject kind, String what) {
        if (!word.startsWith("/")) {
            throw Trouble.usage(what, "\"" + word + "\" is no " + kind.word() + ": it is written by " + kind.written(),
                    kind.hint()).toException();
        }
        int fd = Libc.open(word, how | Libc.O_CLOEXEC);
        if (fd < 0) {
            int code = Errno.last();
            throw (Errno.of(code) == Errno.ENOENT
                    ? Trouble.failed(what, "there is no " + word, kind.hint())
                    : ReturnCode.trouble(code, what)).toException();
        }
        return new Fd(word, fd);
    }

    /** All that can be seen: of files those that some process has open, runs or stands in. */
    public static List<Found> all(KernelObject kind) {
        return switch (kind) {
            case TASK -> tasks();
            case SOCKET -> sockets();
            case FILE -> files();
            case CGROUP -> Cgroups.all().stream().map(path -> new Found(path, "")).toList();
        };
    }

    private static List<Found> tasks() {
        List<Found> found = new ArrayList<>();
        for (Path process : Proc.processes()) {
            for (Path thread : Proc.list(process.resolve("task"), "[0-9]*")) {
                found.add(new Found(thread.getFileName().toString(), command(thread)));
            }
        }
        return found;
    }

    private static List<Found> sockets() {
        Map<Long, OpenSocket> once = new LinkedHashMap<>();
        OpenSocket.all().forEach(socket -> once.putIfAbsent(socket.cookie(), socket));
        return once.values().stream()
                .map(socket -> new Found(
                        socket.process() + "/" + socket.descriptor(),
                        socket.described() + " " + command(PROC.resolve(String.valueOf(socket.process())))))
                .toList();
    }

    private static List<Found> files() {
        Set<Object> seen = new HashSet<>();
        List<Found> found = new ArrayList<>();
        for (Path process : Proc.processes()) {
            List<Path> open = new ArrayList<>(List.of(
                    process.resolve("exe"), process.resolve("cwd"), process.resolve("root")));
            open.addAll(Proc.list(process.resolve("fd"), "*"));
            for (Path link : open) {
                add(link, process, seen, found);
            }
        }
        return found;
    }

    /** A file by its path; one that has none any more, or another one there, by the descriptor. */
    private static void add(Path link, Path process, Set<Object> seen, List<Found> found) {
        try {
            Path target = Files.readSymbolicLink(link);
            Object file = target.isAbsolute() ? Files.readAttributes(link, "unix:dev,ino") : null;
            if (file != null && seen.add(file)) {
                boolean there = Files.exists(target) && Files.readAttributes(target, "unix:dev,ino").equals(file);
                found.add(new Found((there ? target : link).toString(), there ? "" : command(process)));
            }
        } catch (IOException | SecurityException gone) {
            return;
        }
    }

    private static String command(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException gone) {
            return "";
        }
    }
}
