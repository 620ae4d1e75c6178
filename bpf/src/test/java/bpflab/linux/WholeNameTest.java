package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.ProgramInfo;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The kernel keeps 15 letters of a name; what is shown is whole where BTF has it. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeNameTest {
    private static final String LONG = "a_program_with_a_long_name";

    @Test
    void a_long_name_is_whole_in_the_list_of_all_programs() {
        try (Kernel kernel = LinuxKernel.open(new CallLog());
                LoadedObject loaded = kernel.load(Sources.text("long", """
                        #include <linux/bpf.h>
                        #include <bpf/bpf_helpers.h>
                        static __attribute__((noinline)) int part(struct xdp_md *c) { return c->ingress_ifindex; }
                        SEC("xdp") int %s(struct xdp_md *c) { return part(c) ? XDP_PASS : XDP_DROP; }
                        SEC("xdp") int short_name(struct xdp_md *c) { return XDP_PASS; }
                        """.formatted(LONG)), LoadOptions.DEFAULT)) {
            int id = LoadTest.program(loaded, LONG).info().id();
            assertThat(kernel.programs()).filteredOn(info -> info.id() == id)
                    .extracting(ProgramInfo::name).containsExactly(LONG);
            assertThat(kernel.programs()).extracting(ProgramInfo::name).contains("short_name");
        }
    }
}
