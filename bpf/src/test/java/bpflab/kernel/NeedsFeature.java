package bpflab.kernel;

import bpflab.hook.Feature;
import bpflab.linux.LinuxKernel;
import bpflab.trouble.TroubleException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A {@link NeedsKernel} test of something that not every kernel has: skipped where it is not, unless
 * {@code BPFLAB_REQUIRE_FEATURES=1} and the kernel is young enough to have it. vm/guest/verify sets that, so that
 * {@code ./bpflab verify --kernels} is the place where such a test always runs.
 */
@NeedsKernel
@Tag("feature")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsFeature.Condition.class)
public @interface NeedsFeature {
    /** What the kernel must offer. */
    Feature[] value();

    /** Asks the kernel. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<NeedsFeature> needs = AnnotationSupport.findAnnotation(context.getElement(), NeedsFeature.class);
            if (needs.isEmpty()) {
                return ConditionEvaluationResult.enabled("not asked here");
            }
            if ("1".equals(System.getenv("BPFLAB_REQUIRE_FEATURES"))
                    && FeatureAge.here().containsAll(List.of(needs.get().value()))) {
                return ConditionEvaluationResult.enabled("BPFLAB_REQUIRE_FEATURES=1");
            }
            Set<Feature> missing = EnumSet.copyOf(List.of(needs.get().value()));
            try (Kernel kernel = LinuxKernel.open()) {
                missing.removeAll(kernel.features());
            } catch (TroubleException without) {
                return ConditionEvaluationResult.disabled(without.getMessage());
            }
            return missing.isEmpty()
                    ? ConditionEvaluationResult.enabled("this kernel has it")
                    : ConditionEvaluationResult.disabled(
                            "this kernel has no "
                                    + missing.stream().map(Feature::toString).collect(Collectors.joining(", "))
                            + ": ./bpflab verify --kernels 6.12 runs it on one that has");
        }
    }
}
