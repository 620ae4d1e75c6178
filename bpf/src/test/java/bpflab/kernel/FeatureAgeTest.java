package bpflab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Feature;
import bpflab.machine.KernelVersion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeatureAgeTest {
    @Test
    void of_a_new_kernel_all_is_expected() {
        assertThat(FeatureAge.of(new KernelVersion(6, 12))).containsExactlyInAnyOrder(Feature.values());
    }

    @Test
    void of_an_old_one_what_it_can_have() {
        assertThat(FeatureAge.of(new KernelVersion(6, 1))).containsExactlyInAnyOrder(
                Feature.KPROBE, Feature.FENTRY, Feature.LSM, Feature.UPROBE, Feature.CGROUP);
    }
}
