package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.trouble.TroubleException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A program of more instructions than the kernel copies at once. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HugeProgramTest {
    private static final String HUGE = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            SEC("xdp") int huge(struct xdp_md *ctx)
            {
            	asm volatile("r0 = 1\\n .rept 600000\\n r0 += 1\\n .endr" ::: "r0");
            	return XDP_PASS;
            }
            """;

    @Test
    void its_machine_code_is_there_and_why_its_instructions_are_not_is_told() {
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject loaded = kernel.load(Sources.text("huge", HUGE), LoadOptions.DEFAULT)) {
            Program huge = loaded.programs().get(0);
            assertThat(huge.jited().functions()).singleElement()
                    .satisfies(function -> assertThat(function.code()).hasSizeGreaterThan(600_000));
            TroubleException none = catchThrowableOfType(TroubleException.class, huge::xlated);
            assertThat(none.trouble().why()).contains("at most 4 MiB, and these have 4.6 MiB");
            assertThat(none.trouble().hint()).contains(":dump jited huge --limit 100");
        }
    }
}
