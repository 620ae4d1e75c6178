package bpflab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Fragments, and packets that are wrong on purpose. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FragmentTest {
    @Test
    void an_mtu_makes_fragments_that_hold_the_whole() {
        assertThat(described("udp :53 len=4000 mtu=1500")).containsExactly(
                "10.11.0.2 > 10.11.0.1 udp 40000 > 53, 1472 bytes",
                "10.11.0.2 > 10.11.0.1 protocol 17 fragment at 1480 bytes, 1480 bytes",
                "10.11.0.2 > 10.11.0.1 protocol 17 fragment at 2960 bytes, 1048 bytes");
        assertThat(described("ipv6 udp :53 len=2000 mtu=1280")).containsExactly(
                "fd11::2 > fd11::1 fragment at 0 bytes udp 40000 > 53, 1224 bytes",
                "fd11::2 > fd11::1 fragment at 1232 bytes protocol 17, 776 bytes");
        assertThat(described("udp len=1472 mtu=1500")).as("fits").hasSize(1);
    }

    @Test
    void a_lone_fragment_has_its_place_and_says_whether_more_follows() {
        assertThat(described("udp fragment=1480 len=16"))
                .containsExactly("10.11.0.2 > 10.11.0.1 protocol 17 fragment at 1480 bytes, 16 bytes");
        assertThat(ipv4("udp more", "flags")).isEqualTo("0x1");
        assertThat(ipv4("udp df id=7", "flags")).isEqualTo("0x2");
        assertThat(ipv4("udp df id=7", "identification")).isEqualTo("7");
    }

    @Test
    void what_is_to_be_wrong_is_wrong() {
        assertThat(ipv4("udp badsum", "checksum")).endsWith("wrong");
        assertThat(field("udp badsum", "udp", "checksum")).endsWith("wrong");
        assertThat(ipv4("udp ihl=2", "header length")).isEqualTo("8 bytes");
        assertThat(ipv4("udp total=9", "total length")).isEqualTo("9");
        assertThat(field("udp dmac 02:00:00:00:00:09", "ethernet", "destination")).isEqualTo("02:00:00:00:00:09");
    }

    @Test
    void options_make_the_header_longer_and_do_nothing_else() {
        assertThat(ipv4("tcp :80 options 8", "header length")).isEqualTo("28 bytes");
        assertThat(ipv4("tcp :80 options 8", "checksum")).endsWith("right");
        assertThat(described("tcp :80 options 40"))
                .containsExactly("10.11.0.2 > 10.11.0.1 tcp 40000 > 80 syn, 0 bytes");
        assertThat(ipv4("udp options 8 ihl 5", "header length")).isEqualTo("20 bytes");
    }

    @Test
    void what_makes_no_sense_is_told() {
        for (String words : List.of(
                "arp mtu=100", "arp more", "udp mtu=100 more", "ipv6 udp ihl=6", "ipv6 udp options=8", "udp options=6",
                        "arp options=4", "udp smac 7",
                "udp mtu=10")) {
            assertThatThrownBy(() -> Packet.build(words)).as(words).isInstanceOf(TroubleException.class);
        }
        assertThatThrownBy(() -> Packet.build("udp len=4000 mtu=1500"))
                .hasMessageContaining("cannot build the packet");
    }

    private static List<String> described(String words) {
        return Packet.frames(words, PacketEnds.OF_THE_LAB).stream().map(Packet::describe).toList();
    }

    private static String ipv4(String words, String field) {
        return field(words, "ipv4", field);
    }

    private static String field(String words, String layer, String field) {
        return Packet.layers(Packet.build(words)).stream()
                .filter(each -> each.name().equals(layer))
                .findFirst()
                .flatMap(each -> each.field(field))
                .orElseThrow()
                .value();
    }
}
