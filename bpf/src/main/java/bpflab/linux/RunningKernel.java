package bpflab.linux;

import bpflab.btf.Btf;
import bpflab.hook.ProgramType;
import bpflab.libbpf.Libbpf;
import bpflab.linux.handle.KernelFunctions;
import bpflab.obstacle.KernelFacts;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the running kernel has. Its types are read when they are first asked for. */
final class RunningKernel implements KernelFacts {
    private static final Path FILE = Path.of("/sys/kernel/btf/vmlinux");

    private Optional<Btf> read;

    @Override
    public boolean has(ProgramType type) {
        return Libbpf.libbpf_probe_bpf_prog_type(type.number(), null) != 0;
    }

    @Override
    public synchronized Optional<Btf> types() {
        if (read == null) {
            read = read();
        }
        return read;
    }

    @Override
    public List<String> variables() {
        return KernelFunctions.variables();
    }

    @Override
    public List<String> options() {
        return KernelConfiguration.options();
    }

    private static Optional<Btf> read() {
        try {
            return Optional.of(Btf.parse(Files.readAllBytes(FILE)));
        } catch (IOException | TroubleException none) {
            return Optional.empty();
        }
    }
}
