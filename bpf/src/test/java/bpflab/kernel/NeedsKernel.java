package bpflab.kernel;

import bpflab.machine.Machine;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test on the real kernel: skipped where it cannot run, unless {@code BPFLAB_REQUIRE_KERNEL=1}: then it runs and
 * fails. Tagged, for vm/guest/verify.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsKernel.Condition.class)
@Tag("kernel")
public @interface NeedsKernel {

    /** Looks for the right to load and for BTF. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Map<String, String> environment = System.getenv();
            if ("1".equals(environment.get("BPFLAB_REQUIRE_KERNEL"))) {
                return ConditionEvaluationResult.enabled("BPFLAB_REQUIRE_KERNEL=1");
            }
            // Being root is not enough: a container may have taken the capabilities away.
            if (!Rights.current().may(Right.BPF)) {
                return ConditionEvaluationResult.disabled("needs root, with the right to load programs");
            }
            return Machine.here().hasBtf()
                    ? ConditionEvaluationResult.enabled("root, and a kernel with BTF")
                    : ConditionEvaluationResult.disabled("this kernel has no BTF");
        }
    }
}
