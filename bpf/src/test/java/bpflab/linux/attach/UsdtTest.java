package bpflab.linux.attach;

import static bpflab.linux.LoadTest.map;
import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.linux.Sources;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UsdtTest {
    /** HotSpot says in an argument whether it collects all: {@code gc__begin(bool)}. */
    private static final String C = "#define __TARGET_ARCH_"
            + (Machine.architecture().equals("x86_64") ? "x86" : "arm64")
            + "\n" + """
            #include <linux/bpf.h>
            #include <linux/ptrace.h>
            #include <linux/errno.h>
            #include <stdbool.h>
            #include <bpf/bpf_helpers.h>
            #include <bpf/usdt.bpf.h>
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 2); __type(key, int); __type(value, long); } seen SEC(".maps");
            SEC("usdt") int BPF_USDT(collects, long full)
            {
                int key = 0, second = 1;
                long *value = bpf_map_lookup_elem(&seen, &key), *last = bpf_map_lookup_elem(&seen, &second);
                if (value) *value += 1;
                if (last) *last = full;
                return 0;
            }
            char _license[] SEC("license") = "GPL";
            """;

    @Test
    void a_probe_of_the_java_machine_is_seen_with_its_argument() {
        String self = String.valueOf(ProcessHandle.current().pid());
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject loaded = kernel.load(Sources.text("collects", C), LoadOptions.DEFAULT)) {
            try (Link link = kernel.attach(program(loaded, "collects"),
                    HookKind.USDT.at(self + ":hotspot:gc__begin", Optional.empty()), Order.ANY)) {
                System.gc();
                assertThat(value(loaded, 0)).isPositive();
                assertThat(value(loaded, 1)).isEqualTo(1);
                assertThat(link.attached()).isTrue();
            }
            assertThat(trouble(() -> kernel.attach(program(loaded, "collects"),
                    HookKind.USDT.at(System.getProperty("java.home") + "/lib/server/libjvm.so:hotspot:gc__begun",
                            Optional.empty()), Order.ANY)).hint()).isEqualTo("did you mean hotspot:gc__begin?");
            assertThat(trouble(() -> kernel.attach(program(loaded, "collects"),
                    HookKind.USDT.at("/bin/true:a:b", Optional.empty()), Order.ANY)).why())
                    .endsWith(": its authors left none in it");
            Trouble misspelt = trouble(() -> kernel.attach(program(loaded, "collects"),
                    HookKind.USDT.at(self + ":hotspot:gc_begin", Optional.empty()), Order.ANY));
            assertThat(misspelt.why()).isEqualTo("no file of process " + self + " has a probe hotspot:gc_begin");
            assertThat(misspelt.hint()).isEqualTo("did you mean hotspot:gc__begin?");
            assertThat(trouble(() -> kernel.attach(program(loaded, "collects"),
                    HookKind.UPROBE.at(self + ":String.length", Optional.empty()), Order.ANY)).why())
                    .endsWith("; methods of Java are in none");
        }
    }

    /** Process 2 of a machine makes the kernel's own threads; in a container it may be another. */
    @Test
    void a_process_without_files_is_told_as_that() throws IOException {
        assumeTrue(Files.readString(Path.of("/proc/2/maps")).isEmpty(), "process 2 is not the kernel's");
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject loaded = kernel.load(Sources.text("collects", C), LoadOptions.DEFAULT)) {
            assertThat(trouble(() -> kernel.attach(program(loaded, "collects"),
                    HookKind.UPROBE.at("2:malloc", Optional.empty()), Order.ANY)).why())
                    .isEqualTo("process 2 runs no file: it has just ended, or is the kernel's own");
        }
    }

    private static long value(LoadedObject loaded, int key) {
        byte[] at = {(byte) key, 0, 0, 0};
        return ByteBuffer.wrap(map(loaded, "seen").lookup(at).orElseThrow().get(0)).order(ByteOrder.nativeOrder())
                .getLong();
    }
}
