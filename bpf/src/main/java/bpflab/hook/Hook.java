package bpflab.hook;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A place in the kernel that runs a program. One record a hook, each in a file of its own. */
public sealed interface Hook 
        permits Xdp, Tc, Netkit, SocketFilter, Reuseport, NetworkStack, SockMap, Netfilter, Lwt, Tracepoint,
        RawTracepoint, Traced, Kprobe, KprobeMulti, Uprobe, UprobeMulti, Usdt, PerfEvent, Cgroup, Iterator, StructOps {
    /** The row of the table of kinds. */
    HookKind kind();

    /** Where, in a person's words: {@code lab0}. */
    String target();

    /** How it is attached, where its kind has several ways: {@code native}; else empty. */
    default String modeWord() {
        return "";
    }

    /** The line that attaches a program there. */
    default String line(String program) {
        return ":attach " + program + " " + kind().word() + " " + target();
    }

    /** The interface whose packets it sees; empty for a hook that is on none. */
    default Optional<String> networkInterface() {
        return Optional.empty();
    }

    /** How other tools do it. */
    default Tools tools() {
        return kind().tools();
    }

    /** The words that its kind's {@link Tools} want filled in. */
    default Map<String, String> toolWords() {
        return Map.of("target", target());
    }

    /** What a program has to be verified for, where the place has several points; else its kind's own. */
    default Optional<AttachType> attachPoint() {
        return Optional.empty();
    }

    /** The same place, its file written so that it is found from any folder. */
    default Hook withFiles(UnaryOperator<String> found) {
        return this;
    }

    /** Answers for the hook that this is. */
    <R> R match(Cases<R> on);

    /** One answer for each hook: what has to know them all does not compile until it answers a new one. */
    interface Cases<R> {
        R xdp(Xdp hook);

        R tc(Tc hook);

        R netkit(Netkit hook);

        R socketFilter(SocketFilter hook);

        R reuseport(Reuseport hook);

        R networkStack(NetworkStack hook);

        R sockMap(SockMap hook);

        R netfilter(Netfilter hook);

        R lwt(Lwt hook);

        R tracepoint(Tracepoint hook);

        R rawTracepoint(RawTracepoint hook);

        R traced(Traced hook);

        R kprobe(Kprobe hook);

        R kprobeMulti(KprobeMulti hook);

        R uprobe(Uprobe hook);

        R uprobeMulti(UprobeMulti hook);

        R usdt(Usdt hook);

        R perfEvent(PerfEvent hook);

        R cgroup(Cgroup hook);

        R iterator(Iterator hook);

        R structOps(StructOps hook);
    }
}
