package bpflab.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
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
        private static final long CAP_SYS_ADMIN = 1L << 21;
        private static final long CAP_BPF = 1L << 39;

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Map<String, String> environment = System.getenv();
            if ("1".equals(environment.get("BPFLAB_REQUIRE_KERNEL"))) {
                return ConditionEvaluationResult.enabled("BPFLAB_REQUIRE_KERNEL=1");
            }
            if (!mayLoad()) {
                return ConditionEvaluationResult.disabled("needs root, with the right to load programs");
            }
            return Files.isReadable(Path.of("/sys/kernel/btf/vmlinux"))
                    ? ConditionEvaluationResult.enabled("root, and a kernel with BTF")
                    : ConditionEvaluationResult.disabled("this kernel has no BTF");
        }

        /**
         * Being root is not enough: a container may have taken the capabilities away (include/uapi/linux/capability.h).
         */
        private static boolean mayLoad() {
            try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
                String effective = status.filter(line -> line.startsWith("CapEff:")).findFirst().orElse("CapEff: 0");
                long capabilities = Long.parseUnsignedLong(effective.substring(effective.indexOf(':') + 1).strip(), 16);
                return (capabilities & (CAP_SYS_ADMIN | CAP_BPF)) != 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
