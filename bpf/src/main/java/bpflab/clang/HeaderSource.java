package bpflab.clang;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where vmlinux.h comes from: the BTF of this kernel, written as C. */
public interface HeaderSource {
    /** Tells one kernel's types from another's, for a cache: a hash of the BTF or of what names the build. */
    String identity();

    /**
     * Writes the header.
     *
     * @throws IOException the file cannot be written
     * @throws bpflab.trouble.TroubleException this kernel has no BTF
     */
    void writeTo(Path header) throws IOException;

    /**
     * How the kernel declares a function that programs may call (a kfunc), without {@code extern}; empty when it is
     * none, or the kernel does not mark those.
     */
    default Optional<String> declaration(String function) {
        return Optional.empty();
    }
}
