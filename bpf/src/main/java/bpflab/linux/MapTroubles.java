package bpflab.linux;

import bpflab.hook.ProgramType;
import bpflab.libbpf.Errno;
import bpflab.libbpf.ReturnCode;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.map.KernelObject;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import bpflab.map.MapType;
import bpflab.map.NoEntry;
import bpflab.trouble.Trouble;
import java.util.Optional;

/** Why the kernel does not set a value. */
record MapTroubles(MapInfo info, String name) {
    /** Of a value of bytes. */
    Trouble update(int code, String what) {
        return switch (Errno.of(code)) {
            case E2BIG -> info.type().shape().indexed()
                    ? Trouble.failed(
                            what, NoEntry.noSuchIndex(info),
                                    ":dump map " + name)
                    : Trouble.failed(
                            what,
                            "it is full: it takes "
                                    + (info.maxEntries() == 1 ? "1 entry" : info.maxEntries() + " entries"),
                            info.type().shape() instanceof MapShape.Queue
                                    ? ":map pop " + name + "   # makes room"
                                    : ":map delete " + name + " KEY   # makes room");
            case EPERM -> readOnly(what);
            case EBADF -> info.type() == MapType.PERF_EVENT_ARRAY
                    ? Trouble.failed(what, "its values are descriptors of events, which who reads its records opens",
                            ":events " + name + " --for 5s")
                    : ReturnCode.trouble(code, what);
            case EINVAL -> info.type().shape() instanceof MapShape.Devices
                    ? Trouble.failed(what, "no interface of this network namespace has that number", "!ip link")
                    : info.type().shape() instanceof MapShape.Stacks
                    ? Trouble.failed(what, "the kernel fills it, when a program calls bpf_get_stackid()",
                            ":dump map " + name)
                    : info.type().shape() instanceof MapShape.Functions
                    ? Trouble.failed(what, "the kernel takes a set of functions as a whole, when it is attached",
                            ":attach PROGRAM   # one of its programs")
                    : ReturnCode.trouble(code, what);
            case EOVERFLOW -> info.type().shape() instanceof MapShape.Cpus
                    ? Trouble.failed(what, "a CPU's queue has room for at most 16384 packets",
                            ":map set " + name + " KEY 16384")
                    : ReturnCode.trouble(code, what);
            case ENODEV -> info.type().shape() instanceof MapShape.Cpus
                    ? Trouble.failed(what, "this machine has no such CPU", ":dump map " + name)
                    : ReturnCode.trouble(code, what);
            default -> ReturnCode.trouble(code, what);
        };
    }

    /** Of a port nobody knows which AF_XDP socket is meant: they have none. */
    void refuseOtherSockets(KernelObject.Named named) {
        if (info.type() == MapType.XSKMAP && !named.word().matches("\\d+/\\d+")) {
            throw Trouble.usage("cannot set a value of " + name, "it holds AF_XDP sockets, as PID/FD, and "
                    + named.word() + " is none", ":lab send udp :5005 --socket " + name
                    + "   # opens one at lab0 meanwhile").toException();
        }
    }

    /** Of one that nobody may change from outside; constants of a program are frozen while it is loaded. */
    Trouble readOnly(String what) {
        boolean constants = name.startsWith(".rodata") || name.startsWith(".kconfig");
        return !Rights.current().may(Right.BPF) ? Rights.withoutBpf(what)
                : constants ? Trouble.failed(what,
                        "it is read-only: it is frozen, as a program's constants are once it is loaded",
                        "change the C source and load it again")
                : Trouble.failed(what, "it is read-only: it is frozen, for as long as it is there",
                        ":map create " + name + "2 " + info.type().label() + " --like " + name + "   # makes another");
    }

    /** Of a value that refers to something; {@code owner} is the type that the programs of a prog array have. */
    Trouble reference(int code, String what, Optional<ProgramType> owner) {
        boolean other = switch (Errno.of(code)) {
            case EINVAL, EOPNOTSUPP, EBADF -> true;
            default -> false;
        };
        if (!other) {
            return update(code, what);
        }
        if (info.type().shape() instanceof MapShape.Devices || info.type().shape() instanceof MapShape.Cpus) {
            String section = info.type().shape() instanceof MapShape.Cpus ? "xdp/cpumap" : "xdp/devmap";
            return Trouble.failed(what, "such a map takes programs of SEC(\"" + section + "\") only",
                    "write SEC(\"" + section + "\") before the program, and load it again");
        }
        return info.type().shape().refersTo()
                .map(object -> Trouble.failed(what, "the kernel does not take that " + object.word() + ": "
                        + (info.type().shape() instanceof MapShape.Places
                                ? "it is none, or of another kind"
                                : info.type() == MapType.REUSEPORT_SOCKARRAY
                                ? "it wants one of TCP that listens or of UDP that is bound, opened with SO_REUSEPORT"
                                : "it wants a TCP socket that is connected or listens, a UDP or a connected Unix one"),
                        object.hint()))
                .orElseGet(() -> Trouble.failed(what, "the kernel does not take it: " + alike(owner),
                        ":dump map " + name + "   # shows what is in it"));
    }

    private String alike(Optional<ProgramType> owner) {
        return info.type().shape() instanceof MapShape.Maps
                ? "what is in it must be of the type, with the key, value and flags, that it was made for"
                : "what is in one map must be of one kind and form"
                        + owner.map(type -> ", and its programs are of type " + type.label()).orElse("");
    }
}
