package bpflab.linux.attach;

import bpflab.hook.Hook;
import bpflab.hook.Order;
import bpflab.kernel.CallLog;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.ReturnCode;
import bpflab.linux.handle.HeldProgram;
import bpflab.trouble.Trouble;

/**
 * A program that is to be attached.
 *
 * @param links gets the link that comes of it
 * @param order where among the programs that are there, or instead of one where a hook has room for one only
 */
record AttachRequest(HeldProgram program, OpenLinks links, Order order) {
    /** Whether it takes the place of a program that is there. */
    boolean replace() {
        return order.side() == Order.Side.INSTEAD;
    }

    /** What could not be done when it fails: {@code cannot attach pass to lab0}. */
    String what(Hook hook) {
        return "cannot attach " + program.name() + " to " + hook.target();
    }

    /** A line that attaches it to a place of that kind which many machines have. */
    String example(Hook hook) {
        return ":attach " + program.name() + " " + hook.kind().word() + " " + hook.kind().example();
    }

    /** The link that BPF_LINK_CREATE makes. */
    LinuxLink create(LinkCreate create, Hook hook) {
        String call = "BPF_LINK_CREATE " + hook.kind().word() + " " + program.name() + " on " + hook.target();
        int code = ask(create, call);
        if (code < 0) {
            throw trouble(hook, code).toException();
        }
        return link(code, hook, call);
    }

    /**
     * Asks for a link; what the kernel refuses is noted, too.
     *
     * @return a descriptor, or a negative errno
     */
    int ask(LinkCreate create, String call) {
        int code = create.call();
        if (code < 0) {
            calls().add(call + " -> " + Errno.of(code));
        }
        return code;
    }

    /** The link that a call made; {@code call} is what is noted of it. */
    LinuxLink link(int descriptor, Hook hook, String call) {
        LinuxLink link = new Fd("the link to " + hook.target(), descriptor)
                .into(fd -> new LinuxLink(links, fd, hook, program.info()));
        calls().add(call + " -> fd " + descriptor + ", id " + link.id());
        return link;
    }

    /** What an error means where the hook has no words of its own for it. */
    Trouble trouble(Hook hook, int code) {
        return switch (Errno.of(code)) {
            case EEXIST -> already(hook);
            case EBUSY -> isThere(hook) ? already(hook) : Trouble.failed(what(hook),
                    "another program is there, and there is room for one only",
                    replacing(hook) + ":links --all   # shows whose it is");
            case EPERM -> Trouble.failed(what(hook), "a program that is there wants to be alone, or the right is "
                    + "missing", ":links --all   # shows what is there\n:doctor   # shows what this machine allows");
            case E2BIG -> Trouble.failed(what(hook), "as many programs are there as the kernel runs at one place: 64",
                    ":links --all   # shows them");
            default -> ReturnCode.trouble(code, what(hook));
        };
    }

    /** Whether this program is there, by us. */
    boolean isThere(Hook hook) {
        return links.others(null).stream().anyMatch(link -> isAt(link, hook)
                && link.program().id() == program.info().id());
    }

    private static boolean isAt(Link link, Hook hook) {
        return link.hook().kind() == hook.kind() && link.hook().target().equals(hook.target());
    }

    /** The same program is there; where a place among others was asked for, the lines that move it. */
    Trouble already(Hook hook) {
        return Trouble.failed(what(hook), "it is attached there already", order.isAny() ? ":links   # shows where"
                : ":detach " + program.name() + "\n" + hook.line(program.name()) + " " + order.words()
                        + "   # moves it");
    }

    /** The line that replaces a program of ours, where links take another; none where another process has it there. */
    String replacing(Hook hook) {
        boolean ours = hook.kind().takesAnother() && links.others(null).stream().anyMatch(link -> isAt(link, hook));
        return !ours ? "" : hook.line(program.name()) + " --replace\n";
    }

    CallLog calls() {
        return links.calls();
    }
}
