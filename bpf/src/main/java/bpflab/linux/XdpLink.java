package bpflab.linux;

import bpflab.hook.Xdp;
import bpflab.kernel.Link;
import bpflab.kernel.ProgramInfo;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import java.nio.file.Path;

/**
 * An XDP program on an interface. An interface that goes takes the program with it; the link stays, attached to
 * nothing.
 */
final class XdpLink implements Link {
    private final LinuxKernel kernel;
    private final Fd fd;
    private final Xdp hook;
    private final int id;

    XdpLink(LinuxKernel kernel, Fd fd, Xdp hook) {
        this.kernel = kernel;
        this.fd = fd;
        this.hook = hook;
        try (ObjectInfo info = ObjectInfo.read(fd, LinkInfoReader.BYTES)) {
            this.id = info.u32(LinkInfoReader.ID);
        }
        kernel.opened(this);
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public Xdp hook() {
        return hook;
    }

    @Override
    public ProgramInfo program() {
        try (ObjectInfo info = ObjectInfo.read(fd, LinkInfoReader.BYTES)) {
            int programId = info.u32(LinkInfoReader.PROGRAM_ID);
            return kernel.programInfo(programId)
                    .orElseThrow(
                            () -> Trouble.failed("cannot look at program id " + programId, "it is gone", ":links")
                                    .toException());
        }
    }

    @Override
    public boolean attached() {
        if (!fd.isOpen()) {
            return false;
        }
        try (ObjectInfo info = ObjectInfo.read(fd, LinkInfoReader.BYTES)) {
            return info.u32(LinkInfoReader.XDP_IFINDEX) != 0;
        }
    }

    /**
     * Puts another program in the place of this link's, in one step (BPF_LINK_UPDATE). This handle is closed; the new
     * one is the link.
     */
    XdpLink handOver(LinuxProgram program) {
        ReturnCode.check(
                Libbpf.bpf_link_update(fd.number(), program.fd().number(), null),
                        "cannot replace the program on " + hook.device());
        kernel.calls().add("BPF_LINK_UPDATE link id " + id + " -> " + program.name());
        Fd kept = Fd.copyOf("link of " + program.name() + " to " + hook.device(), fd.number());
        fd.close();
        kernel.closed(this);
        return new XdpLink(kernel, kept, hook);
    }

    @Override
    public void pin(Path path) {
        Pin.make(fd, path, kernel.calls());
    }

    @Override
    public void close() {
        if (fd.isOpen()) {
            fd.close();
            kernel.closed(this);
            kernel.calls().add("close the descriptor of link id " + id + ": the kernel detaches it");
        }
    }

    @Override
    public String toString() {
        return "link " + id + " " + hook.target() + (fd.isOpen() ? "" : " (closed)");
    }
}
