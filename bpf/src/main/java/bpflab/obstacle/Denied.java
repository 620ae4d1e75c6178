package bpflab.obstacle;

import bpflab.hook.HookKind;
import bpflab.hook.ProgramType;
import bpflab.hook.SecDef;
import bpflab.libbpf.Errno;
import bpflab.machine.KernelVersion;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import java.util.Optional;

/** A kernel that answered no more than an error number: a right is missing, it is locked down, or it lacks the type. */
record Denied(LoadReport report) {
    Optional<Obstacle> obstacle() {
        // Of a kind that is newer than the kernel its log has words that mean another one.
        Optional<HookKind> newer = report.section().kind().filter(Denied::isNewer);
        if (newer.isPresent() && report.error() == Errno.EINVAL) {
            return newer.flatMap(this::unknown);
        }
        if (!report.isWordless()) {
            return Optional.empty();
        }
        if (report.error() == Errno.EPERM) {
            return Optional.of(denied(Rights.current()));
        }
        return report.error() == Errno.EINVAL ? report.section().kind().flatMap(this::unknown) : Optional.empty();
    }

    private Obstacle denied(Rights rights) {
        Right needed = type().needsPerfmon() ? Right.TRACING : Right.PACKETS;
        if (!rights.may(needed)) {
            return new Obstacle(ObstacleKind.RIGHTS, "could not be loaded: the right to do so is missing",
                    hook() + " programs need " + rights.lacking(needed) + ", or root",
                            Rights.REMEDY);
        }
        boolean trampoline = report.section().needsTrampolines();
        return new Obstacle(ObstacleKind.LOCKDOWN, "could not be loaded: this kernel does not allow " + hook()
                + " programs",
                "no right is missing, and the kernel answered EPERM without a word: it is locked down, so that "
                        + "such programs are refused even to root. What libbpf says of ulimit -l does not help",
                trampoline
                        ? ":help attach   # lists the hooks: watch the same event with a tracepoint\n"
                                + "bpflab vm   # a kernel that allows it"
                        : "bpflab vm   # a kernel that allows it");
    }

    /** EINVAL before the first instruction: what a kernel answers for a type of program that it does not know. */
    private Optional<Obstacle> unknown(HookKind kind) {
        boolean old = isNewer(kind);
        if (!old && report.kernel().has(type())) {
            return Optional.empty();
        }
        String here = running().map(it -> ", and this is " + it).orElse("");
        return Optional.of(new Obstacle(ObstacleKind.KERNEL,
                "could not be loaded: this kernel has no " + hook() + " programs",
                "they came with Linux " + kind.since() + here + (old ? "" : ": it was built without them"),
                "bpflab vm   # a kernel that has them"));
    }

    private static boolean isNewer(HookKind kind) {
        return running().filter(it -> !it.isAtLeast(kind.since().major(), kind.since().minor())).isPresent();
    }

    private static Optional<KernelVersion> running() {
        return KernelVersion.of(System.getProperty("os.version"));
    }

    private ProgramType type() {
        return report.section().def().map(SecDef::type).orElse(ProgramType.UNSPEC);
    }

    private String hook() {
        return report.section().words();
    }
}
