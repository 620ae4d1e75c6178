package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.hook.Feature;
import bpflab.kernel.Kernel;
import bpflab.kernel.FeatureAge;
import bpflab.kernel.NeedsFeature;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.ProgramInfo;
import bpflab.machine.Capability;
import bpflab.trouble.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeatureProbeTest {

    /** The trace file system has a file for kprobe events where there are any; it is not what the probe looks at. */
    @Test
    void kprobes_are_found_where_tracefs_has_them() {
        assertThat(probe().contains(Feature.KPROBE))
                .isEqualTo(Files.exists(Path.of("/sys/kernel/tracing/kprobe_events")));
    }

    @Test
    @NeedsFeature({Feature.KPROBE, Feature.FENTRY, Feature.LSM})
    void a_kernel_of_a_distribution_has_all_that_its_age_allows() {
        assertThat(probe()).containsAll(FeatureAge.here());
    }

    @Test
    void leaves_nothing_in_the_kernel() {
        try (Kernel kernel = LinuxKernel.open()) {
            kernel.features();
            assertThat(kernel.programs()).extracting(ProgramInfo::name).doesNotContain("bpflab_probe");
        }
    }

    @Test
    void the_right_to_load_is_needed() {
        OwnThread.call("without rights", () -> {
            ThreadRights.drop(Capability.CAP_BPF, Capability.CAP_SYS_ADMIN);
            assertThatThrownBy(FeatureProbeTest::probe)
                    .isInstanceOf(TroubleException.class)
                    .hasMessageContaining("cannot ask the kernel for its hooks");
            return null;
        });
    }

    private static Set<Feature> probe() {
        try (Kernel kernel = LinuxKernel.open()) {
            return kernel.features();
        }
    }
}
