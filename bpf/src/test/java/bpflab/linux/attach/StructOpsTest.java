package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.linux.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StructOpsTest {
    private static final Path CONTROLS = Path.of("/proc/sys/net/ipv4/tcp_available_congestion_control");

    private static final String C = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_tracing.h>
            struct sock;
            struct tcp_congestion_ops {
                __u32 (*ssthresh)(struct sock *sk);
                void (*cong_avoid)(struct sock *sk, __u32 ack, __u32 acked);
                __u32 (*undo_cwnd)(struct sock *sk);
                char name[16];
            };
            SEC("struct_ops/steady_threshold") __u32 BPF_PROG(steady_threshold, struct sock *sk) { return 20; }
            SEC("struct_ops/steady_avoid") void BPF_PROG(steady_avoid, struct sock *sk, __u32 ack, __u32 acked) { }
            SEC("struct_ops/steady_undo") __u32 BPF_PROG(steady_undo, struct sock *sk) { return 20; }
            SEC(".struct_ops") struct tcp_congestion_ops steady = {
                .ssthresh = (void *)steady_threshold, .cong_avoid = (void *)steady_avoid,
                .undo_cwnd = (void *)steady_undo, .name = "bl_steady",
            };
            char _license[] SEC("license") = "GPL";
            """;

    @Test
    void a_congestion_control_is_registered_until_its_link_is_closed() throws IOException {
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject loaded = kernel.load(Sources.text("steady", C), LoadOptions.DEFAULT)) {
            Link link = kernel.attach(program(loaded, "steady_avoid"),
                    HookKind.STRUCT_OPS.at("steady", Optional.empty()), Order.ANY);
            assertThat(Files.readString(CONTROLS)).contains("bl_steady");
            assertThat(link.attached()).isTrue();
            assertThat(link.program().name()).isEqualTo("steady_avoid");
            assertThat(kernel.links()).anyMatch(info -> info.id() == link.id() && info.kind().equals("struct_ops"));
            assertThat(trouble(() -> kernel.attach(program(loaded, "steady_avoid"),
                    HookKind.STRUCT_OPS.at("steady", Optional.empty()), Order.ANY)).why())
                    .isEqualTo("steady is registered already, with all its functions");
            link.close();
            assertThat(Files.readString(CONTROLS)).doesNotContain("bl_steady");
            assertThat(trouble(() -> kernel.attach(program(loaded, "steady_avoid"),
                    HookKind.STRUCT_OPS.at("stead", Optional.empty()), Order.ANY)).why())
                    .isEqualTo("its file has no structure stead");
        }
    }

    @Test
    void a_structure_without_what_the_kernel_wants_is_told_what_that_is() {
        String lacking = C.replace(".undo_cwnd = (void *)steady_undo, ", "")
                .replace("SEC(\"struct_ops/steady_undo\") __u32 BPF_PROG(steady_undo,", "static int unused(");
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject loaded = kernel.load(Sources.text("steady", lacking), LoadOptions.DEFAULT)) {
            assertThat(trouble(() -> kernel.attach(program(loaded, "steady_avoid"),
                    HookKind.STRUCT_OPS.at("steady", Optional.empty()), Order.ANY)).why())
                    .contains("a function that the kernel wants is missing", "undo_cwnd");
        }
    }
}
