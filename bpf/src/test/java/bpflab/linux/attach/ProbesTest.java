package bpflab.linux.attach;

import static bpflab.linux.LoadTest.map;
import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import bpflab.hook.Feature;
import bpflab.hook.HookChoice;
import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.hook.Sec;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsFeature;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.linux.LinuxKernel;
import bpflab.linux.Sources;
import bpflab.trouble.Trouble;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel's own functions: what this kernel may lack, and {@code ./bpflab verify --kernels} has. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProbesTest {
    private static final String C = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, int); __type(value, long); } seen SEC(".maps");
            SEC("%s") int probed(void *ctx)
            {
                int key = 0;
                long *value = bpf_map_lookup_elem(&seen, &key);
                if (value) __sync_fetch_and_add(value, 1);
                return 0;
            }
            char _license[] SEC("license") = "GPL";
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kprobe/do_unlinkat", "kretprobe/do_unlinkat", "ksyscall/unlinkat"})
    @NeedsFeature(Feature.KPROBE)
    void a_kprobe_runs_when_its_function_does(String section) throws Exception {
        runsWhenAFileIsDeleted(section);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kprobe.multi/do_unlinka*", "kretprobe.multi/do_unlinka*"})
    @NeedsFeature({Feature.KPROBE, Feature.FPROBE})
    void many_functions_are_probed_by_one_link(String section) throws Exception {
        runsWhenAFileIsDeleted(section);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fentry/do_unlinkat", "fexit/do_unlinkat"})
    @NeedsFeature(Feature.FENTRY)
    void a_trampoline_runs_when_its_function_does(String section) throws Exception {
        runsWhenAFileIsDeleted(section);
    }

    @Test
    @NeedsFeature(Feature.LSM)
    void a_security_decision_is_seen() throws Exception {
        runsWhenAFileIsDeleted("lsm/path_unlink");
    }

    private void runsWhenAFileIsDeleted(String section) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject loaded = kernel.load(Sources.text("probed", C.formatted(section)), LoadOptions.DEFAULT);
                Link link = attach(kernel, program(loaded, "probed"))) {
            assertThat(link.attached()).isTrue();
            assertThat(new ProcessBuilder("rm", file.toString()).start().waitFor()).isZero();
            byte[] seen = map(loaded, "seen").lookup(new byte[4]).orElseThrow().get(0);
            assertThat(ByteBuffer.wrap(seen).order(ByteOrder.nativeOrder()).getLong()).isPositive();
        }
    }

    private static Link attach(Kernel kernel, Program program) {
        String section = program.spec().orElseThrow().section();
        return kernel.attach(program, new HookChoice(program.name(), Optional.of(new Sec(section)))
                .hook(Optional.empty(), List.of(), Optional.empty()), Order.ANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kprobe/do_unlinkat", "ksyscall/unlinkat", "kprobe.multi/do_unlinka*"})
    void a_kernel_without_kprobes_says_so_at_loading_and_at_attaching(String section) {
        try (Kernel kernel = LinuxKernel.open()) {
            HookKind kind = new Sec(section).kind().orElseThrow();
            assumeFalse(kernel.lacks(kind).isEmpty(), "this kernel has it");
            try (LoadedObject loaded = kernel.load(
                    Sources.text("probed", C.formatted(section)), LoadOptions.DEFAULT)) {
                String why = "this kernel has no " + kind.feature().orElseThrow().lacking();
                assertThat(loaded.notes()).anyMatch(note -> note.contains("probed cannot be attached: " + why));
                Trouble told = trouble(() -> attach(kernel, program(loaded, "probed")));
                assertThat(told.why()).isEqualTo(why);
                assertThat(told.hint()).contains("SEC(\"tracepoint/");
                assumeFalse(kernel.lacks(HookKind.KPROBE_SESSION).isEmpty(), "it has sessions alone");
                assertThat(trouble(() -> kernel.attach(program(loaded, "probed"),
                        HookKind.KPROBE_SESSION.at("do_*", Optional.empty()), Order.ANY)).why())
                        .as("before the program is said to be for another place").doesNotContain("verified for");
            }
        }
    }
}
