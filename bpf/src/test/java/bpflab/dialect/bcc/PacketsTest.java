package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers of bcc/proto.h: offsets, read and written where they are in the packet. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PacketsTest {
    /** Ethernet, IPv4 with ttl 64 and no options, TCP from port 0x1234 to 80, SYN. */
    private static final byte[] FRAME = bytes(
            "020000000002 020000000001 0800", "4500 0028 0001 4000 4006 0000 0a010203 0a040506",
            "1234 0050 00000001 00000000 5002 ffff 0000 0000");

    @TempDir
    Path folder;
    private Bcc bcc;

    @BeforeEach
    void open() {
        bcc = new Bcc(folder);
    }

    @AfterEach
    void close() {
        bcc.close();
    }

    private static byte[] bytes(String... rows) {
        return HexFormat.of().parseHex(String.join("", rows).replace(" ", ""));
    }

    /** As a program of tc, since a socket filter is not run on the Ethernet header. */
    private int answer(String body) {
        try (LoadedObject loaded = bcc.loaded("""
                #include <bcc/proto.h>
                int filter(struct __sk_buff *skb)
                {
                	u8 *cursor = 0;
                	struct ethernet_t *ethernet = cursor_advance(cursor, sizeof(*ethernet));
                	struct ip_t *ip = cursor_advance(cursor, sizeof(*ip));
                	struct tcp_t *tcp = cursor_advance(cursor, sizeof(*tcp));

                	if (skb->len == 0)
                		return TC_ACT_OK;
                	%s
                }
                """.formatted(body))) {
            return loaded.programs().get(0).run(FRAME, 1).verdict();
        }
    }

    @Test
    void fields_of_every_width_are_read() {
        assertThat(answer("return ethernet->type == 0x0800 && ethernet->dst == 0x020000000002 && ip->ver == 4 "
                + "&& ip->hlen == 5 && ip->tlen == 40 && ip->df == 1 && ip->foffset == 0 && ip->nextp == 6 "
                + "&& ip->src == 0x0a010203 && ip->dst == 0x0a040506 && tcp->src_port == 0x1234 "
                + "&& tcp->offset == 5 && tcp->flag_syn == 1 && tcp->flag_ack == 0 && tcp->rcv_wnd == 0xffff;"))
                .isEqualTo(1);
    }

    @Test
    void the_numbers_of_a_vlan_tag_are_supplied() {
        try (LoadedObject loaded = bcc.loaded("""
                #include <linux/if_ether.h>
                #include <linux/if_vlan.h>
                int tagged(struct xdp_md *ctx)
                {
                	void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
                	struct ethhdr *eth = data;
                	struct vlan_hdr *tag = (void *)(eth + 1);

                	if ((void *)(tag + 1) > end || eth->h_proto != htons(ETH_P_8021Q))
                		return -1;
                	u16 tci = ntohs(tag->h_vlan_TCI);
                	return (tci & VLAN_VID_MASK) + ((tci & VLAN_PRIO_MASK) >> VLAN_PRIO_SHIFT) * VLAN_N_VID;
                }
                """)) {
            byte[] frame = bytes("020000000002 020000000001 8100 6005 0800", "00".repeat(46));
            assertThat(loaded.programs().get(0).run(frame, 1).verdict()).isEqualTo(3 * 4096 + 5);
        }
    }

    @Test
    void bytes_are_read_by_their_place() {
        assertThat(answer("return load_byte(skb, 23) == 6 && load_half(skb, 12) == 0x800 "
                + "&& load_word(skb, 26) == 0x0a010203 && load_dword(skb, 26) == 0x0a0102030a040506;")).isEqualTo(1);
    }

    @Test
    void what_lies_behind_the_packet_ends_the_program() {
        assertThat(answer("return load_byte(skb, 1000) + 5;")).isZero();
    }

    @Test
    void fields_are_written_in_the_order_of_the_wire() {
        try (LoadedObject loaded = bcc.loaded("""
                #include <bcc/proto.h>
                int change(struct __sk_buff *skb)
                {
                	u8 *cursor = 0;
                	struct ethernet_t *ethernet = cursor_advance(cursor, sizeof(*ethernet));
                	struct ip_t *ip = cursor_advance(cursor, sizeof(*ip));

                	ip->ttl = 9;
                	ip->dst = 0x01020304;
                	ip->hlen = ip->hlen + 1;
                	return TC_ACT_OK;
                }
                """)) {
            byte[] left = loaded.programs().get(0).run(FRAME, 1).packet();
            assertThat(left[22]).isEqualTo((byte) 9);
            assertThat(left[14]).isEqualTo((byte) 0x46);
            assertThat(Arrays.copyOfRange(left, 30, 34)).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void headers_of_the_texts_own_are_offsets_too() {
        try (LoadedObject loaded = bcc.loaded("""
                #include <bcc/proto.h>
                struct ports_t { u16 from; u8 high:4; u8 low:4; u8 second; } BPF_PACKET_HEADER;
                int filter(struct __sk_buff *skb)
                {
                	u8 *cursor = (u8 *)34;
                	struct ports_t *ports = cursor_advance(cursor, sizeof(*ports));

                	if (skb->len == 0)
                		return TC_ACT_OK;
                	return ports->from == 0x1234 && ports->high == 0 && ports->second == 80;
                }
                """)) {
            assertThat(loaded.programs().get(0).run(FRAME, 1).verdict()).isEqualTo(1);
        }
    }

    @Test
    void buckets_of_log2_histograms_are_bccs() {
        assertThat(answer("volatile u64 a = 0, b = 1, c = 2, d = 1023, e = 1ull << 40; "
                + "return bpf_log2l(a) == 1 && bpf_log2l(b) == 1 && bpf_log2l(c) == 2 && bpf_log2l(d) == 10 "
                + "&& bpf_log2l(e) == 41;")).isEqualTo(1);
    }
}
