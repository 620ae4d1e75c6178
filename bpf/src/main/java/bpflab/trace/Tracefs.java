package bpflab.trace;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Where tracefs is, and what its {@code instances} folder holds: Documentation/trace/ftrace.rst, "Instances". */
record Tracefs(List<Path> roots) {
    /** The second is where kernels before 4.1 had it, and where debugfs still shows it. */
    static final Tracefs USUAL =
            new Tracefs(List.of(Path.of("/sys/kernel/tracing"), Path.of("/sys/kernel/debug/tracing")));

    Tracefs {
        roots = List.copyOf(roots);
    }

    /** The folder in which a folder made is an instance. */
    Path instances() {
        for (Path root : roots) {
            if (Files.isDirectory(root.resolve("instances"))) {
                return root.resolve("instances");
            }
        }
        Trouble hidden =
                Trouble.machine(
                        "cannot read the trace", "only root may look into " + roots.get(0),
                                "sudo bpflab\nbpflab vm   # without root");
        Trouble missing =
                Trouble.machine(
                        "cannot read the trace", "tracefs is not mounted at " + roots.get(0),
                                "!mount -t tracefs tracefs " + roots.get(0));
        throw (roots.stream().anyMatch(r -> Files.isDirectory(r) && !Files.isReadable(r)) ? hidden : missing)
                .toException();
    }

    /** Makes the folder of an instance; one of that name that nobody reads was left behind, and is removed before. */
    Path make(String name) {
        Path instance = instances().resolve(name);
        try {
            if (Files.isDirectory(instance)) {
                removeLeftover(instance);
            }
            return Files.createDirectory(instance);
        } catch (IOException e) {
            throw trouble("cannot make the trace instance " + name, e).toException(e);
        }
    }

    /** A number is given again, in a container soon: so not who lives is asked, but the kernel, whether it is read. */
    private static void removeLeftover(Path instance) {
        long owner = Instances.owner(instance);
        if (owner < 0) {
            throw Trouble.failed(
                    "cannot read the trace", instance + " is there, and not made by bpflab",
                            "!rmdir " + instance).toException();
        }
        try {
            Files.delete(instance);
        } catch (IOException busy) {
            String why = "the process " + owner + " reads it: " + instance + " is there";
            throw Trouble.failed("cannot read the trace", why, "close that one, or wait for its end")
                    .toException(busy);
        }
    }

    /** What an answer of tracefs means. */
    static Trouble trouble(String what, IOException e) {
        if (e instanceof AccessDeniedException || ("" + e.getMessage()).contains("not permitted")) {
            return Trouble.machine(
                    what, "this user may not, or the kernel is locked down", "sudo bpflab\nbpflab vm   # without root");
        }
        if (e instanceof NoSuchFileException) {
            return Trouble.machine(
                    what, "this kernel has no " + e.getMessage(),
                            ":doctor   # checks this machine; kernel 5.9 or later has it");
        }
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return Trouble.failed(
                what, "the kernel says: " + reason,
                        "!fuser -v " + USUAL.roots().get(0) + "/instances/*/trace_pipe");
    }
}
