package bpflab.linux;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A task inside a network namespace: setns(2) on a thread of its own, which ends with the task. */
public final class NetworkNamespace {
    private NetworkNamespace() {}

    /**
     * Runs a task on a thread of its own inside a network namespace; sockets that it makes stay there.
     *
     * @param namespace a file as {@code /run/netns/NAME} or {@code /proc/PID/ns/net}
     * @throws bpflab.trouble.TroubleException it is no namespace, or cannot be entered
     * @throws Exception what the task throws
     */
    public static <T> T call(Path namespace, Callable<T> task) throws Exception {
        return OwnThread.callChecked("bpflab-netns-" + namespace.getFileName(), () -> {
            enter(namespace);
            return task.call();
        });
    }

    /** The same for a task that throws nothing checked. */
    static <T> T callUnchecked(Path namespace, Callable<T> task) {
        return OwnThread.unchecked(() -> call(namespace, task));
    }

    private static void enter(Path namespace) {
        String what = "cannot enter the network namespace " + namespace;
        int fd = Libc.open(namespace.toString(), Libc.O_RDONLY | Libc.O_CLOEXEC);
        if (fd < 0) {
            int code = Errno.last();
            throw (Errno.of(code) == Errno.ENOENT ? Trouble.failed(
                    what,
                    "there is none",
                    ":lab up   # makes the lab's") : ReturnCode.trouble(code, what)).toException();
        }
        try (Fd file = new Fd("namespace " + namespace, fd)) {
            int code = Libc.setns(file.number(), Libc.CLONE_NEWNET) < 0 ? Errno.last() : 0;
            if (code < 0) {
                throw (Errno.of(code) == Errno.EINVAL ? Trouble.failed(
                        what,
                        "it is no network namespace",
                        "!ip netns list") : ReturnCode.trouble(code, what)).toException();
            }
        }
    }
}
