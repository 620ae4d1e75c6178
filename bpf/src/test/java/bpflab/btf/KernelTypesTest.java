package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KernelTypesTest {

    private static Btf kernel() throws IOException {
        return Btf.parse(Files.readAllBytes(Path.of("/sys/kernel/btf/vmlinux")));
    }

    @Test
    void the_running_kernels_types_are_found_by_name() throws IOException {
        Btf btf = kernel();
        assertThat(btf.count()).isGreaterThan(10_000);
        assertThat(btf.size(btf.find(Kind.STRUCT, "xdp_md").orElseThrow())).isEqualTo(24);
        assertThat(((Type.Enumeration) btf.type(btf.find(Kind.ENUM, "xdp_action").orElseThrow())).constants())
                .contains(new Type.Constant("XDP_PASS", 2));
        assertThat(btf.prototype(btf.find(Kind.FUNC, "ip_rcv").orElseThrow()))
                .startsWith("int ip_rcv(struct sk_buff * skb, struct net_device * dev,");
    }

    @Test
    void every_type_has_a_name_and_every_small_value_can_be_typed_as_it_is_shown() throws IOException {
        Btf btf = kernel();
        int typed = 0;
        for (int id = 1; id < btf.count(); id++) {
            assertThat(btf.typeName(id)).isNotEmpty();
            if (btf.plain(id) instanceof Type.Composite struct && struct.bytes() <= 512) {
                byte[] zero = new byte[struct.bytes()];
                assertThat(btf.write(id, btf.read(id, zero).toString())).as(btf.typeName(id)).isEqualTo(zero);
                typed++;
            }
        }
        assertThat(typed).isGreaterThan(1000);
    }
}
