package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import bpflab.hook.Feature;
import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsFeature;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.linux.OwnNetwork;
import bpflab.linux.Sources;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Either end of a netkit pair, where the kernel makes one; its programs have an order that is chosen. */
@NeedsKernel
@ExtendWith(OwnNetwork.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NetkitTest {
    private static final String C = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            SEC("netkit/primary") int first(struct __sk_buff *skb) { return -1; }
            SEC("netkit/primary") int second(struct __sk_buff *skb) { return -1; }
            SEC("netkit/peer") int other(struct __sk_buff *skb) { return -1; }
            char _license[] SEC("license") = "GPL";
            """;

    @Test
    @NeedsFeature(Feature.NETKIT)
    void both_ends_of_a_pair_run_programs_in_the_order_that_was_said() throws Exception {
        OwnNetwork.ip("link", "add", "nkt0", "type", "netkit");
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject object = kernel.load(Sources.text("netkit", C), LoadOptions.DEFAULT);
                Link first = kernel.attach(program(object, "first"),
                        HookKind.NETKIT.at("primary nkt0", Optional.empty()), Order.ANY);
                Link second = kernel.attach(program(object, "second"),
                        HookKind.NETKIT.at("primary nkt0", Optional.empty()), Order.at(Order.Side.FIRST));
                Link other = kernel.attach(program(object, "other"),
                        HookKind.NETKIT.at("peer nkt0", Optional.empty()), Order.ANY)) {
            assertThat(first.position()).isEqualTo("2 of 2");
            assertThat(second.position()).isEqualTo("1 of 2");
            assertThat(other.attached()).isTrue();
        }
        OwnNetwork.ip("link", "delete", "nkt0");
    }

    @Test
    void a_kernel_without_says_what_to_use_instead() throws Exception {
        assumeFalse(FeatureProbe.has(Feature.NETKIT));
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject object = kernel.load(Sources.text("netkit", C), LoadOptions.DEFAULT)) {
            var no = trouble(() -> kernel.attach(program(object, "first"),
                    HookKind.NETKIT.at("primary lo", Optional.empty()), Order.ANY));
            assertThat(no.why()).startsWith("this kernel has no netkit").endsWith("(CONFIG_NETKIT)");
            assertThat(no.hint()).isEqualTo(":help attach   # SEC(\"tc\") on a veth");
        }
    }
}
