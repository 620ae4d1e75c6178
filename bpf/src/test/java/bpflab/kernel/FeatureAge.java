package bpflab.kernel;

import bpflab.hook.Feature;
import bpflab.machine.KernelVersion;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Since when Debian's kernels have what {@link Feature} names. */
public final class FeatureAge {
    private static final Map<Feature, KernelVersion> SINCE = new EnumMap<>(Map.of(
            // In Linux since 5.18; Debian's 6.1 is built without it, its 6.12 with it.
            Feature.FPROBE, new KernelVersion(6, 12),
            Feature.NETFILTER, new KernelVersion(6, 4),
            Feature.TCX, new KernelVersion(6, 6),
            Feature.NETKIT, new KernelVersion(6, 7)));

    private FeatureAge() {}

    /** What a distribution's kernel of the running one's age must have. */
    public static Set<Feature> here() {
        return of(KernelVersion.of(System.getProperty("os.version")).orElseThrow());
    }

    static Set<Feature> of(KernelVersion running) {
        Set<Feature> expected = EnumSet.allOf(Feature.class);
        SINCE.forEach((feature, since) -> {
            if (running.compareTo(since) < 0) {
                expected.remove(feature);
            }
        });
        return expected;
    }
}
