package bpflab.linux;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.kernel.Jited;
import bpflab.kernel.ProgramInfo;
import bpflab.kernel.RunInput;
import bpflab.kernel.TestRun;
import bpflab.kernel.Xlated;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.HeldProgram;
import bpflab.linux.handle.Pin;
import bpflab.linux.handle.ProgramInfoReader;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A program of this kernel, held by a descriptor of our own. */
final class LinuxProgram implements HeldProgram {
    private final Readers readers;
    private final String name;
    private final ProgramSpec spec;
    private final Fd fd;
    private ObjectFile file;

    /** {@code spec} is null for a program that no object of ours describes. */
    LinuxProgram(Readers readers, String name, ProgramSpec spec, Fd fd) {
        this.readers = readers;
        this.name = name;
        this.spec = spec;
        this.fd = fd;
    }

    /** One that no object of ours describes; closes the descriptor at once when it cannot be looked at. */
    static LinuxProgram found(Readers readers, Fd fd) {
        try {
            return new LinuxProgram(readers, ProgramInfoReader.read(fd).name(), null, fd);
        } catch (RuntimeException gone) {
            fd.close();
            throw gone;
        }
    }

    /** The same, with the file that it is of. */
    LinuxProgram of(ObjectFile object) {
        file = object;
        return this;
    }

    @Override
    public Optional<ObjectFile> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public Fd fd() {
        return fd;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<ProgramSpec> spec() {
        return Optional.ofNullable(spec);
    }

    @Override
    public ProgramInfo info() {
        ProgramInfo info = ProgramInfoReader.read(fd);
        readers.calls().add("BPF_OBJ_GET_INFO_BY_FD program " + name + ", id " + info.id());
        return info;
    }

    @Override
    public Xlated xlated() {
        ProgramInfo info = info();
        ProgramDump dump;
        try {
            dump = ProgramDump.xlated(fd, info, readers.types().ifAllowed(info.btfId()));
        } catch (TroubleException refused) {
            throw info.xlatedBytes() > ProgArrays.XLATED_MOST ? tooLarge().toException(refused) : refused;
        }
        if (!dump.hasCode()) {
            throw hidden("code").toException();
        }
        dump.teach(readers.symbols());
        return dump.xlated();
    }

    @Override
    public Jited jited() {
        ProgramInfo info = info();
        ProgramDump dump = ProgramDump.jited(fd, info, readers.types().ifAllowed(info.btfId()));
        if (!dump.hasCode()) {
            throw (info.jitedBytes() == 0 ? interpreted() : hidden("machine code")).toException();
        }
        dump.teach(readers.symbols());
        return dump.jited(Machine.architecture());
    }

    private Trouble interpreted() {
        return Trouble.machine(
                "cannot dump the machine code of " + name,
                "the kernel interprets it: the JIT is off",
                "!sysctl net.core.bpf_jit_enable=1   # then load it again");
    }

    private Trouble tooLarge() {
        return Trouble.failed("the kernel does not show the code of " + name,
                String.format(Locale.ROOT, "it copies the instructions in one piece of at most 4 MiB, and these have "
                        + "%.1f MiB", info().xlatedBytes() / (double) (1 << 20)),
                ":dump elf " + name + " --limit 100\n:dump jited " + name + " --limit 100");
    }

    private Trouble hidden(String what) {
        return Trouble.machine(
                "cannot dump the " + what + " of " + name,
                "the kernel hides it: the right to see kernel addresses is missing, or net.core.bpf_jit_harden or "
                        + "kernel.kptr_restrict is set",
                ":doctor   # tells what is missing; sudo bpflab has all rights");
    }

    @Override
    public TestRun run(RunInput input) {
        return ProgramRun.of(this, input, readers.calls());
    }

    @Override
    public void pin(Path path) {
        Pin.make(fd, path, readers.calls());
    }

    @Override
    public void close() {
        fd.close();
    }

    @Override
    public String toString() {
        return "program " + name + (fd.isOpen() ? "" : " (closed)");
    }
}
