package bpflab.kernel;

import bpflab.clang.HeaderSource;
import bpflab.hook.Feature;
import bpflab.hook.HookKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The kernel itself, apart from what is loaded. Every method that meets trouble throws
 * {@link bpflab.trouble.TroubleException}.
 */
public interface Host {
    /** The architecture, as uname gives it: {@code x86_64}. */
    String architecture();

    /** What this kernel offers of that which not all do, found by trying it (some 10 ms). Needs the right to load. */
    Set<Feature> features();

    /** What this kernel lacks for a kind of hook; empty when it has all. Needs the right to load. */
    Optional<Lacking> lacks(HookKind kind);

    /** Its functions whose names begin so, sorted, no more than that many. */
    List<String> functions(String start, int most);

    /**
     * Has the kernel count how often programs run and how long, until that is closed: BPF_ENABLE_STATS (Linux 5.8). It
     * costs each run some 20 ns.
     */
    RunCounts countRuns();

    /** The kernel's names for addresses, read once and kept. */
    Symbols symbols();

    /** This kernel's types, as C. */
    HeaderSource vmlinuxHeader();
}
