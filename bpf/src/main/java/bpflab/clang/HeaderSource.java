package bpflab.clang;

import java.io.IOException;
import java.nio.file.Path;

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
}
