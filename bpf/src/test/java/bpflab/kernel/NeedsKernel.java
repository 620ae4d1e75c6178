package bpflab.kernel;

import java.io.IOException;
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
            if (!mayUseBpf()) {
                return ConditionEvaluationResult.disabled("needs root");
            }
            return Files.isReadable(Path.of("/sys/kernel/btf/vmlinux"))
                    ? ConditionEvaluationResult.enabled("root, and a kernel with BTF")
                    : ConditionEvaluationResult.disabled("this kernel has no BTF");
        }

        /** CAP_SYS_ADMIN (21), which every kernel takes for bpf(2) and network namespaces. */
        private static boolean mayUseBpf() {
            try {
                return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("CapEff:"))
                        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >>> 21 & 1) == 1);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
