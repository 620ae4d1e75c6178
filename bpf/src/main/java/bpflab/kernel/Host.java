package bpflab.kernel;

import bpflab.clang.HeaderSource;
import bpflab.hook.Feature;
import java.util.Set;

/**
 * The kernel itself, apart from what is loaded. Every method that meets trouble throws
 * {@link bpflab.trouble.TroubleException}.
 */
public interface Host {
    /** The release, as uname gives it: {@code 6.18.44-amd64}. */
    String release();

    /** The architecture, as uname gives it: {@code x86_64}. */
    String architecture();

    /** What this kernel offers of that which not all do, found by trying it (some 10 ms). Needs the right to load. */
    Set<Feature> features();

    /** The kernel's names for addresses, read once and kept. */
    Symbols symbols();

    /** This kernel's types, as C. */
    HeaderSource vmlinuxHeader();
}
