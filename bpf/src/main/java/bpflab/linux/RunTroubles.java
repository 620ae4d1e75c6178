package bpflab.linux;

import bpflab.hook.ProgramType;
import bpflab.hook.RunsOn;
import bpflab.kernel.RunInput;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Article;
import bpflab.trouble.Trouble;

/** Why a program cannot be run, or not on this: found before the kernel is asked, or read from what it answers. */
final class RunTroubles {
    /** An Ethernet header: the kernel takes nothing shorter ({@code bpf_test_init} in net/bpf/test_run.c). */
    private static final int LEAST_BYTES = 14;
    /** {@code bpf_prog_test_run_nf} wants an IPv4 header, too. */
    private static final int LEAST_NETFILTER_BYTES = 34;
    /** {@code MAX_BPF_FUNC_ARGS} of include/linux/bpf.h, 8 bytes each. */
    private static final int MOST_ARGUMENT_BYTES = 12 * 8;
    private static final int MOST_STRUCT_BYTES = 0xffff;
    private static final int LEAST_STRUCT_BYTES = 8;

    private RunTroubles() {}

    /** @throws bpflab.trouble.TroubleException it cannot be */
    static void check(String name, ProgramType type, RunInput input) {
        String what = "cannot run " + name;
        RunsOn on = RunsOn.of(type);
        if (on == RunsOn.NOTHING || input.packet().length > 0 && !on.isByPacket()) {
            throw Trouble.failed(what, Article.with(type.label()) + " program does not run on packets",
                    on == RunsOn.NOTHING ? ":attach " + name + "   # and let it happen" : instead(on, name))
                            .toException();
        }
        int bytes = input.packet().length;
        int least = type == ProgramType.NETFILTER ? LEAST_NETFILTER_BYTES : LEAST_BYTES;
        if (on.isFrame() && bytes < least) {
            throw Trouble.usage(what, "the packet has " + bytes + (bytes == 1 ? " byte" : " bytes")
                    + "; the kernel wants at least the " + least
                    + " of an Ethernet" + (least > LEAST_BYTES ? " and an IPv4" : "") + " header",
                    ":run " + name + " udp :5005").toException();
        }
        int most = on == RunsOn.ARGUMENTS ? MOST_ARGUMENT_BYTES : MOST_STRUCT_BYTES;
        if (!on.isFrame() && input.context().length > most) {
            throw Trouble.usage(what, "it is given " + input.context().length + " bytes, and " + most
                    + " are the most", ":run " + name
                    + (on == RunsOn.ARGUMENTS ? " --args 0,0,0,0" : " --hex 0100000000000000")).toException();
        }
        if (input.repeat() < 1) {
            throw Trouble.usage(what, "it cannot be repeated " + input.repeat() + " times", "--repeat 1")
                    .toException();
        }
    }

    /** What a small struct has, or the next field more. */
    private static int more(int bytes) {
        return Math.max(2 * LEAST_STRUCT_BYTES, (bytes / LEAST_STRUCT_BYTES + 1) * LEAST_STRUCT_BYTES);
    }

    private static String instead(RunsOn on, String name) {
        return on == RunsOn.ARGUMENTS
                ? ":run " + name + " --args 1,2   # the event's arguments"
                : ":run " + name + " --hex 0100000000000000   # the bytes of its struct";
    }

    /** What an answer of the kernel means. */
    static Trouble of(int code, String name, ProgramType type, RunInput input) {
        String what = "cannot run " + name;
        boolean context = input.context().length > 0;
        return switch (Errno.of(code)) {
            case ENOTSUPP -> Trouble.machine(what, "this kernel runs no " + type.label() + " program by itself",
                    ":attach " + name + "   # and let it happen");
            case ENODEV -> Trouble.failed(what, "there is no interface of the number given in its context",
                    "!ip link   # the interfaces and their numbers");
            case EINVAL -> refused(what, name, type, input, context, code);
            default -> ReturnCode.trouble(code, what);
        };
    }

    private static Trouble refused(
            String what, String name, ProgramType type, RunInput input, boolean context, int code) {
        if (type == ProgramType.XDP && context) {
            return Trouble.failed(what,
                    "the kernel does not take this context: the interface has no such receive queue ready for XDP",
                    ":attach " + name + " xdp lab0   # a veth has a queue while a native XDP program is at it:"
                            + " ingress_ifindex=lab0,rx_queue_index=0");
        }
        if (RunsOn.of(type) == RunsOn.ARGUMENTS) {
            return Trouble.usage(what, "it reads more arguments than the " + input.context().length / 8
                    + " that it was given", ":run " + name + " --args 0,0,0,0,0,0");
        }
        if (RunsOn.of(type) == RunsOn.STRUCT) {
            return Trouble.usage(what, "it reads more bytes of its struct than the " + input.context().length
                    + " that it was given", ":run " + name + " --hex " + "00".repeat(more(input.context().length))
                    + "   # more bytes");
        }
        if (input.packet().length > Libc.getpagesize() * 3 / 4) {
            return Trouble.failed(what, "the kernel does not run it on as many as " + input.packet().length
                    + " bytes: they are one page at most, with room in front and behind",
                    ":run " + name + " udp len=1000");
        }
        return Trouble.failed(what, "the kernel does not take this packet" + (context ? " in this context" : "")
                + ": " + Errno.of(code).described(code), ":run " + name + " udp :5005   # a whole one");
    }
}
