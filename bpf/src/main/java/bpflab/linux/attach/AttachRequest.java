package bpflab.linux.attach;

import bpflab.hook.Hook;
import bpflab.kernel.CallLog;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.HeldProgram;

/**
 * A program that is to be attached.
 *
 * @param links gets the link that comes of it
 * @param replace takes the place of a program that is there, where a hook has room for one only
 */
record AttachRequest(HeldProgram program, OpenLinks links, boolean replace) {
    /** What could not be done when it fails: {@code cannot attach pass to lab0}. */
    String what(Hook hook) {
        return "cannot attach " + program.name() + " to " + hook.target();
    }

    /** The link that a call made; {@code call} is what is noted of it. */
    LinuxLink link(int descriptor, Hook hook, String call) {
        LinuxLink link = new Fd("the link to " + hook.target(), descriptor)
                .into(fd -> new LinuxLink(links, fd, hook));
        calls().add(call + " -> fd " + descriptor + ", id " + link.id());
        return link;
    }

    CallLog calls() {
        return links.calls();
    }
}
