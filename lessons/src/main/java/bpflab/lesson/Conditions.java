package bpflab.lesson;

import bpflab.hook.Feature;
import bpflab.machine.Machine;
import bpflab.trouble.TroubleException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a lesson's needs are held against.
 *
 * @param machine the one that it is to run on
 * @param features what its kernel offers of that which not all do: asked only for a lesson that needs it, since the
 *     kernel answers by trying
 */
public record Conditions(Machine machine, Supplier<Set<Feature>> features) {
    /** Whether the kernel is that version or a later one. */
    boolean hasKernel(int major, int minor) {
        return machine.kernel().filter(kernel -> kernel.isAtLeast(major, minor)).isPresent();
    }

    /** Whether programs can be attached to the kernel that way, by this process. */
    boolean offers(Feature feature) {
        try {
            return features.get().contains(feature);
        } catch (TroubleException notAsked) {
            return false;
        }
    }
}
