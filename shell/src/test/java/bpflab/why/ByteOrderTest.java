package bpflab.why;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.why.CodeFacts.CLine;
import bpflab.why.CodeFacts.Constant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Which constants are the wrong way round, by what is well known and by what the C line says. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ByteOrderTest {
    @Test
    void a_constant_is_the_wrong_way_round() {
        assertThat(wrong(12, false, 0x0800, "if (eth->h_proto == ETH_P_IP)")).isTrue();
        assertThat(wrong(12, false, 0x0008, "if (eth->h_proto == bpf_htons(ETH_P_IP))")).isFalse();
        assertThat(wrong(12, true, 0x0800, "if (bpf_ntohs(eth->h_proto) == ETH_P_IP)")).isFalse();
        assertThat(wrong(36, false, 80, "if (tcp->dest == 80)")).isTrue();
        assertThat(wrong(36, false, 0x5000, "if (tcp->dest == bpf_htons(80))")).isFalse();
        assertThat(wrong(36, false, 5005, "if (udp->dest == 5005)")).isTrue();
        assertThat(wrong(36, false, 5005, "if (ip->protocol == 17 && udp->dest == 5005) {")).isTrue();
        assertThat(wrong(36, false, 0x8d13, "if (udp->dest == bpf_htons(5005))")).isFalse();
        assertThat(wrong(36, false, 0x8d13, "if (udp->dest == PORT)")).isFalse();
        assertThat(wrong(36, true, 5005, "if (bpf_ntohs(udp->dest) == 5005)")).isFalse();
        assertThat(wrong(36, true, 36115, "if (ctx->local_port == bpf_htons(5005))")).isTrue();
    }

    private static boolean wrong(int at, boolean swapped, long value, String text) {
        return ByteOrder.isWrong(new Constant(Optional.of(at), 2, swapped, value, false, new CLine("x.c:9", text)));
    }
}
