package bpflab.linux.handle;

import bpflab.kernel.Program;
import bpflab.libbpf.Fd;

/** A program of this kernel, held by a descriptor of our own. */
public interface HeldProgram extends Program {
    /** The descriptor, which goes with the program. */
    Fd fd();
}
