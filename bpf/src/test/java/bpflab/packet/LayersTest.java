package bpflab.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LayersTest {

    private static String value(byte[] frame, String layer, String field) {
        return Packet.layers(frame).stream()
                .filter(l -> l.name().equals(layer))
                .findFirst()
                .orElseThrow()
                .field(field)
                .orElseThrow()
                .value();
    }

    private static List<String> names(byte[] frame) {
        return Packet.layers(frame).stream().map(Layer::name).toList();
    }

    @Test
    void fields_say_where_they_are() {
        List<Layer> layers = Packet.layers(Packet.build("vlan 7 tcp :443 ttl 3"));
        assertThat(layers).extracting(Layer::name).containsExactly("ethernet", "vlan", "ipv4", "tcp");
        assertThat(layers).extracting(Layer::offset).containsExactly(0, 14, 18, 38);
        assertThat(layers).extracting(Layer::bytes).containsExactly(14, 4, 20, 20);
        assertThat(layers.get(1).field("id")).contains(new Field("id", 116, 12, "7"));
        Field ttl = layers.get(2).field("ttl").orElseThrow();
        assertThat(List.of(ttl.offset(), ttl.bytes(), ttl.value())).containsExactly(26, 1, "3");
        Field id = layers.get(1).field("id").orElseThrow();
        assertThat(List.of(id.offset(), id.bytes())).containsExactly(14, 2);
        assertThat(layers.get(3).field("destination port")).contains(new Field("destination port", 320, 16, "443"));
    }

    /** Seeded, so that a failure can be had again. */
    @Test
    void what_is_built_is_dissected_again_and_its_checksums_are_those_of_another_computation() {
        Random random = new Random(4711);
        for (int round = 0; round < 500; round++) {
            boolean v6 = random.nextBoolean();
            boolean tcp = random.nextBoolean();
            int from = random.nextInt(65_536);
            int to = random.nextInt(65_536);
            int vlan = random.nextInt(4096);
            int ttl = random.nextInt(256);
            String source = v6
                    ? "2001:db8::" + Integer.toHexString(1 + random.nextInt(65_535))
                    : "10." + random.nextInt(256) + ".0." + random.nextInt(256);
            String payload = "x".repeat(1 + random.nextInt(80));
            String endpoint = v6 ? "[" + source + "]:" + from : source + ":" + from;
            String words = (tcp ? "tcp ack " : "udp ") + (random.nextBoolean() ? "vlan " + vlan + " " : "") + "from "
                    + endpoint + (v6 ? " to [fd11::9]:" : " to 10.11.0.9:") + to + " ttl " + ttl + " payload "
                            + payload;
            byte[] frame = Packet.build(words);

            String ip = v6 ? "ipv6" : "ipv4";
            String transport = tcp ? "tcp" : "udp";
            assertThat(value(frame, ip, "source")).as(words).isEqualTo(source);
            assertThat(value(frame, ip, v6 ? "hop limit" : "ttl")).as(words).isEqualTo("" + ttl);
            assertThat(value(frame, transport, "source port")).as(words).isEqualTo("" + from);
            assertThat(value(frame, transport, "destination port")).as(words).isEqualTo("" + to);
            assertThat(value(frame, transport, "checksum")).as(words).endsWith(" right");
            assertThat(names(frame).contains("vlan")).as(words).isEqualTo(words.contains("vlan"));
            Layer last = Packet.layers(frame).get(Packet.layers(frame).size() - 1);
            assertThat(new String(frame, last.offset(), last.bytes(), StandardCharsets.UTF_8))
                    .as(words)
                    .isEqualTo(payload);
            assertChecksums(words, frame, v6);
        }
    }

    /**
     * By the definition: the sum of all 16-bit words, carries added back, is 0xffff. Written apart from the code under
     * test.
     */
    private static void assertChecksums(String words, byte[] frame, boolean v6) {
        int ip = (frame[12] & 0xff) == 0x81 ? 18 : 14;
        int transport = ip + (v6 ? 40 : 20);
        int protocol = frame[v6 ? ip + 6 : ip + 9];
        byte[] addresses = Arrays.copyOfRange(frame, v6 ? ip + 8 : ip + 12, transport);
        byte[] rest = Arrays.copyOfRange(frame, transport, frame.length);
        assertThat((sum(addresses) + sum(rest) + protocol + rest.length) % 0xffff).as(words).isZero();
        if (!v6) {
            assertThat(sum(Arrays.copyOfRange(frame, ip, transport)) % 0xffff).as(words).isZero();
        }
    }

    private static long sum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            sum += (bytes[i] & 0xff) * 256L + (i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0);
        }
        return sum;
    }

    @Test
    void a_changed_byte_is_seen_in_the_checksum() {
        byte[] frame = Packet.build("udp payload hello");
        frame[frame.length - 1] ^= 1;
        assertThat(value(frame, "udp", "checksum")).endsWith(" wrong");
        assertThat(value(frame, "ipv4", "checksum")).endsWith(" right");
        frame[22] = 9;
        assertThat(value(frame, "ipv4", "checksum")).endsWith(" wrong");
        byte[] icmp = Packet.build("ipv6 icmp echo");
        assertThat(value(icmp, "icmpv6", "checksum")).endsWith(" right");
        icmp[40] ^= 1;
        assertThat(value(icmp, "icmpv6", "checksum")).as("the address counts, too").endsWith(" wrong");
    }

    @Test
    void a_udp_packet_may_have_no_checksum_and_a_cut_one_cannot_be_judged() {
        byte[] frame = Packet.build("udp");
        frame[40] = 0;
        frame[41] = 0;
        assertThat(value(frame, "udp", "checksum")).isEqualTo("0x0000 none");
        assertThat(value(Packet.build("udp cut 50"), "udp", "checksum")).doesNotContain(" ");
    }

    @Test
    void what_is_behind_the_packet_is_padding() {
        byte[] frame = Arrays.copyOf(Packet.build("udp payload x"), 60);
        assertThat(names(frame)).containsExactly("ethernet", "ipv4", "udp", "payload", "padding");
        assertThat(value(frame, "udp", "checksum")).endsWith(" right");
        assertThat(Packet.describe(frame)).endsWith(", 1 byte");
    }

    @Test
    void options_of_ip_and_tcp_are_one_field() {
        // a SYN with the options mss 1460 and end of list, in an IPv4 header with a router alert
        byte[] frame = HexFormat.of()
                .parseHex("020000000001" + "020000000002" + "0800" + "4600" + "0034" + "0001" + "0000" + "4006"
                        + "0000" + "0a0b0002" + "0a0b0001"
                + "94040000" + "9c40" + "0050" + "00000001" + "00000000" + "7002" + "ffff" + "0000" + "0000"
                        + "020405b4" + "00000000");
        assertThat(value(frame, "ipv4", "header length")).isEqualTo("24 bytes");
        assertThat(value(frame, "ipv4", "options")).isEqualTo("94:04:00:00");
        assertThat(value(frame, "tcp", "options")).isEqualTo("02:04:05:b4:00:00:00:00");
        assertThat(Packet.describe(frame)).isEqualTo("10.11.0.2 > 10.11.0.1 tcp 40000 > 80 syn, 0 bytes");
    }

    @Test
    void a_later_fragment_has_no_transport_header() {
        byte[] frame = Packet.build("udp");
        frame[21] = 5;
        assertThat(names(frame)).containsExactly("ethernet", "ipv4", "payload");
        assertThat(Packet.describe(frame))
                .isEqualTo("10.11.0.2 > 10.11.0.1 protocol 17 fragment at 40 bytes, 20 bytes");
    }

    @Test
    void any_bytes_can_be_dissected_and_described() {
        Random random = new Random(4711);
        String[] seeds = {"udp", "tcp", "icmp", "arp", "vlan 3 tcp", "ipv6 udp", "ipv6 icmp", "ipv6 tcp ack"};
        for (int round = 0; round < 5000; round++) {
            byte[] frame = Packet.build(seeds[round % seeds.length]);
            for (int flips = random.nextInt(8); flips > 0; flips--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = Arrays.copyOf(frame, random.nextInt(frame.length + 1));
            assertThat(Packet.describe(cut)).isNotBlank();
            assertThat(Packet.layers(cut).stream().mapToInt(Layer::bytes).sum()).isEqualTo(cut.length);
        }
        assertThat(Packet.describe(new byte[0])).isEqualTo("cut after 0 of 14 bytes of the ethernet header");
    }
}
