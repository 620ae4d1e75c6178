package bpflab.linux.handle;

import bpflab.elf.ObjectFile;
import bpflab.kernel.Program;
import bpflab.libbpf.Fd;
import java.util.Optional;

/** A program of this kernel, held by a descriptor of our own. */
public interface HeldProgram extends Program {
    /** The descriptor, which goes with the program. */
    Fd fd();

    /** The object file that it was loaded from; empty for a program that was opened by its id. */
    Optional<ObjectFile> file();
}
