package bpflab.libbpf;

/** The kernel of this machine. STUB: the libbpf helper replaces this file (it implements Kernel). */
public final class LinuxKernel {
    private LinuxKernel() {}

    /** Opens it: libbpf found, bpffs there, rights enough. @throws bpflab.trouble.TroubleException what is missing and how to get it */
    public static bpflab.kernel.Kernel open() {
        throw new UnsupportedOperationException();
    }
}
