package bpflab.linux;

import bpflab.hook.Hook;
import bpflab.hook.Xdp;
import bpflab.kernel.Link;

/**
 * Attaches a program, hook by hook.
 *
 * @param replace takes the place of a program that is there, where a hook has room for one only
 */
record Attacher(LinuxKernel kernel, LinuxProgram program, boolean replace) implements Hook.Cases<Link> {
    @Override
    public Link xdp(Xdp hook) {
        return new XdpAttach(kernel, program, hook).attach(replace);
    }
}
