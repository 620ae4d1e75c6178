package bpflab.linux;

import bpflab.btf.Btf;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The types of the running kernel, read when they are first asked for. */
final class KernelTypes implements Supplier<Optional<Btf>> {
    private static final Path FILE = Path.of("/sys/kernel/btf/vmlinux");

    private Optional<Btf> read;

    /** Empty when the kernel was built without, or nobody may read them. */
    @Override
    public synchronized Optional<Btf> get() {
        if (read == null) {
            read = read();
        }
        return read;
    }

    private static Optional<Btf> read() {
        try {
            return Optional.of(Btf.parse(Files.readAllBytes(FILE)));
        } catch (IOException | TroubleException none) {
            return Optional.empty();
        }
    }
}
