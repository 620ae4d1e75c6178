package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.elf.ObjectFile;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.machine.Machine;
import bpflab.obstacle.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a program hands to kfuncs that are newer than the oldest kernel. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewerKfuncTest {
    private static Kernel kernel;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open(new CallLog());
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    private static boolean knows(String function) throws IOException {
        return Files.readString(Path.of("/proc/kallsyms")).contains(" " + function + "\n");
    }

    /** It is where the kernel may write the bytes, if they do not lie in one piece. */
    @Test
    void a_buffer_that_the_kernel_only_writes_is_not_said_to_be_read() throws IOException {
        assumeTrue(knows("bpf_dynptr_slice"), "it came with 6.4");
        ObjectFile object = Sources.text("slice", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>

                extern int bpf_dynptr_from_skb(struct __sk_buff *s, __u64 flags, struct bpf_dynptr *d) __ksym;
                extern void *bpf_dynptr_slice(const struct bpf_dynptr *d, __u32 at, void *buffer, __u32 n) __ksym;

                SEC("tc")
                int slice(struct __sk_buff *skb)
                {
                    struct bpf_dynptr d;
                    char buffer[14];
                    bpf_dynptr_from_skb(skb, 0, &d);
                    char *bytes = bpf_dynptr_slice(&d, 0, buffer, 14);
                    return bytes ? bytes[12] : 0;
                }

                char _license[] SEC("license") = "GPL";
                """);
        try (LoadedObject loaded = kernel.load(object, LoadOptions.DEFAULT)) {
            assertThat(loaded.programs()).hasSize(1);
            assertThat(loaded.notes()).isEmpty();
        }
    }

    @Test
    void a_function_of_the_kernel_that_is_not_declared_is_told_with_its_declaration() throws IOException {
        assumeTrue(knows("bpf_throw"), "it came with 6.7");
        assumeTrue(Machine.here().kernel().orElseThrow().isAtLeast(6, 10), "its mark came with 6.10");
        ObjectFile object = Sources.text("throw", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>

                SEC("tc")
                int leave(struct __sk_buff *skb)
                {
                    if (skb->len > 1000)
                        bpf_throw(3);
                    return 0;
                }

                char _license[] SEC("license") = "GPL";
                """);
        try (LoadedObject loaded = kernel.load(object, LoadOptions.DEFAULT)) {
            Obstacle told = ((LoadResult.Rejected) loaded.results().get(0)).obstacle().orElseThrow();
            assertThat(told.what()).isEqualTo("calls the kernel's function bpf_throw, which is not declared");
            assertThat(told.fix()).startsWith("extern void bpf_throw(u64 cookie) __ksym;");
        }
    }
}
