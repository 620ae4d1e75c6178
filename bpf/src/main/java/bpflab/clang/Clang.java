package bpflab.clang;

import java.nio.file.Path;
import java.util.List;

/** The compiler of this machine. STUB of signatures: the clang helper replaces this file. */
public final class Clang {
    private Clang() {}

    /** Finds clang on the PATH ({@code CLANG} in the environment goes first). {@code cache} keeps the precompiled vmlinux.h. @throws bpflab.trouble.TroubleException there is none, and what to install */
    public static Clang find(HeaderSource vmlinux, Path cache) {
        throw new UnsupportedOperationException();
    }

    /** The version, as {@code 14.0.6}. */
    public String version() {
        throw new UnsupportedOperationException();
    }

    /** Where it is. */
    public Path path() {
        throw new UnsupportedOperationException();
    }

    /** Compiles one C file for BPF. @throws bpflab.trouble.TroubleException the file cannot be read; clang cannot be run @throws InterruptedException Ctrl-C: clang is ended */
    public Compilation compile(Path source, List<String> moreFlags) throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
