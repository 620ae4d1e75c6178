package bpflab.linux;

import static bpflab.linux.LoadTest.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.RunInput;
import bpflab.machine.Machine;
import bpflab.map.TypedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A program with an arena, which libbpf before 1.4 gives no address. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArenaProgramTest {
    private static final String SOURCE = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            char LICENSE[] SEC("license") = "GPL";
            struct {
                __uint(type, 33);
                __uint(map_flags, 1 << 10);
                __uint(max_entries, 4);
            } pages SEC(".maps");
            void *bpf_arena_alloc_pages(void *map, void *at, __u32 count, int node, __u64 flags) __ksym;
            SEC("syscall") int take(void *ctx)
            {
                return bpf_arena_alloc_pages(&pages, 0, 1, -1, 0) != 0;
            }
            """;

    @Test
    void loads_runs_and_its_pages_are_listed() {
        assumeTrue(Machine.here().kernel().orElseThrow().isAtLeast(6, 9), "older than Linux 6.9");
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject loaded = kernel.load(Sources.text("arena", SOURCE), LoadOptions.DEFAULT)) {
            assertThat(program(loaded, "take").run(RunInput.ofContext(new byte[0], 1)).verdict()).isOne();
            TypedMap pages = new TypedMap(LoadTest.map(loaded, "pages"));
            assertThat(pages.info().capacity()).isEqualTo("4 pages");
            assertThat(pages.stream().count()).as("rows that are all 0 are left out").isZero();
        }
    }
}
