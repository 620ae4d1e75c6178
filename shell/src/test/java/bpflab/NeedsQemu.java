package bpflab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test that boots a machine: skipped where there is no QEMU. {@code mvn verify} runs it, {@code mvn test} not. */
@Tag("qemu")
@EnabledIf(value = "bpflab.NeedsQemu$Here#is", disabledReason = "there is no QEMU (vm/provision.sh --vm)")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface NeedsQemu {
    /** What vm/boot.sh needs. */
    final class Here {
        private Here() {}

        static boolean is() {
            return Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64"))
                    && Files.isExecutable(Path.of("/usr/bin/busybox"));
        }
    }
}
