package bpflab.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test on the real kernel: skipped where it cannot run, unless {@code BPFLAB_REQUIRE_KERNEL=1}: then it runs and fails. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsKernel.Condition.class)
public @interface NeedsKernel {

    /** Looks for root, bpffs and BTF. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Map<String, String> environment = System.getenv();
            if ("1".equals(environment.get("BPFLAB_REQUIRE_KERNEL"))) {
                return ConditionEvaluationResult.enabled("BPFLAB_REQUIRE_KERNEL=1");
            }
            if (!Files.isReadable(Path.of("/proc/1/ns/net")) || !"root".equals(System.getProperty("user.name"))) {
                return ConditionEvaluationResult.disabled("needs root");
            }
            return Files.isReadable(Path.of("/sys/kernel/btf/vmlinux"))
                    ? ConditionEvaluationResult.enabled("root, and a kernel with BTF")
                    : ConditionEvaluationResult.disabled("this kernel has no BTF");
        }
    }
}
