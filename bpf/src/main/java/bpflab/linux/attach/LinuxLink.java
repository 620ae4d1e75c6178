package bpflab.linux.attach;

import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.linux.handle.HeldProgram;
import bpflab.linux.handle.ObjectInfo;
import bpflab.linux.handle.ProgramInfoReader;
import bpflab.linux.handle.Pin;
import bpflab.trouble.Article;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.Optional;

/** A bpf_link of ours, whatever its hook: the kernel takes the program away when the last descriptor is closed. */
final class LinuxLink implements Link {
    private final OpenLinks links;
    private final Fd fd;
    private final Hook hook;
    private final int id;
    private final ProgramInfo first;
    private final Optional<ProbedFile> file;

    /** @param first the program that it runs until it is replaced */
    LinuxLink(OpenLinks links, Fd fd, Hook hook, ProgramInfo first) {
        this.first = first;
        this.links = links;
        this.fd = fd;
        this.hook = hook;
        this.file = ProbedFile.of(hook);
        try (ObjectInfo info = ObjectInfo.read(fd, LinkInfoReader.BYTES)) {
            this.id = info.u32(LinkInfoReader.ID);
        }
        links.opened(this);
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public Hook hook() {
        return hook;
    }

    @Override
    public ProgramInfo program() {
        try (ObjectInfo info = ObjectInfo.read(fd, LinkInfoReader.BYTES)) {
            int programId = info.u32(LinkInfoReader.PROGRAM_ID);
            if (programId == 0) {
                return first; // a structure has several programs, and its link names none
            }
            return ProgramInfoReader.ofId(programId)
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
            return hook.match(new StillThere(info));
        }
    }

    @Override
    public String position() {
        return fd.isOpen() ? new Position(fd, hook, links).words() : "";
    }

    @Override
    public String whereabouts() {
        return fd.isOpen() && attached()
                ? hook.networkInterface().map(name -> Moved.words(name, device()))
                        .or(() -> file.map(ProbedFile::words)).orElse("")
                : "";
    }

    /** The last word of the target, behind the direction. */
    private String device() {
        String target = LinkInfoReader.read(fd).target();
        return target.substring(target.lastIndexOf(' ') + 1);
    }

    @Override
    public String text(int most) {
        return hook.kind() == HookKind.ITERATOR ? IteratorText.of(fd, most) : "";
    }

    @Override
    public void update(Program program) {
        int code = Libbpf.bpf_link_update(fd.number(), ((HeldProgram) program).fd().number(), null);
        links.calls().add("BPF_LINK_UPDATE link id " + id + " -> " + (code < 0 ? Errno.of(code) : program.name()));
        String what = "cannot replace the program on " + hook.target();
        String type = program.info().type().label();
        if (Errno.of(code) == Errno.EINVAL && !type.equals(program().type().label())) {
            String why = program.name() + " is " + Article.with(type) + " program, the link runs "
                    + program().type().label() + " programs";
            throw Trouble.failed(what, why, ":programs   # shows the types").toException();
        }
        if (code < 0 && (Errno.of(code) == Errno.EINVAL || Errno.of(code) == Errno.EOPNOTSUPP)) {
            throw Trouble.failed(what, "a link of the hook " + hook.kind().word() + " keeps the program that it has",
                    ":detach " + program().name() + "\n" + hook.line(program.name())).toException();
        }
        ReturnCode.check(code, what);
    }

    @Override
    public void pin(Path path) {
        Pin.make(fd, path, links.calls());
    }

    @Override
    public void close() {
        if (fd.isOpen()) {
            fd.close();
            links.closed(this);
            links.calls().add("close the descriptor of link id " + id + ": the kernel detaches it");
        }
    }

    @Override
    public String toString() {
        return "link " + id + " " + hook.target() + (fd.isOpen() ? "" : " (closed)");
    }
}
