package bpflab.packet;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.packet.PacketDiff.Change;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PacketDiffTest {
    private static final byte[] UDP = Packet.build("udp :53");

    @Test
    void the_same_bytes_do_not_differ() {
        assertThat(PacketDiff.of(UDP, UDP.clone()).isEmpty()).isTrue();
    }

    @Test
    void a_changed_field_is_named_with_both_values_and_its_byte() {
        byte[] after = UDP.clone();
        after[22] = 63;
        PacketDiff diff = PacketDiff.of(UDP, after);
        assertThat(diff.fields()).contains(new Change("ipv4 ttl", "64", "63")).hasSize(2);
        assertThat(diff.fields().get(1).after()).as("a checksum that is not right any longer").endsWith("wrong");
        assertThat(diff.after()).hasToString("{22}");
    }

    @Test
    void a_tag_that_was_put_in_is_new_bytes_and_nothing_is_gone() {
        PacketDiff diff = PacketDiff.of(UDP, Packet.build("vlan 7 udp :53"));
        assertThat(diff.before()).hasToString("{}");
        assertThat(diff.after().cardinality()).isEqualTo(4);
        assertThat(diff.fields()).contains(new Change("vlan id", "", "7"));
    }

    /** What the packet was before is the inner one: all that is new is around it. */
    @Test
    void a_tunnel_that_was_put_around_a_packet_is_new_and_the_packet_stays() {
        PacketDiff diff = PacketDiff.of(UDP, Packet.build("10.0.0.1 > 10.0.0.2 ipip udp :53"));
        assertThat(diff.fields()).contains(new Change("outer ipv4 source", "", "10.0.0.1"))
                .allSatisfy(change -> assertThat(change.field()).startsWith("outer ipv4"));
        PacketDiff back = PacketDiff.of(Packet.build("gre udp :53"), UDP);
        assertThat(back.fields()).contains(new Change("gre type", "0x0800", ""))
                .contains(new Change("outer ipv4 protocol", "47", ""))
                .noneMatch(each -> each.field().startsWith("udp"));
        assertThat(PacketDiff.of(Packet.build("vlan 5 udp"), Packet.build("vlan 7 vlan 5 udp")).fields())
                .contains(new Change("outer vlan id", "", "7")).noneMatch(each -> each.field().startsWith("vlan id"));
        assertThat(PacketDiff.of(Packet.build("vlan 5 vlan 6 udp"), Packet.build("vlan 5 vlan 7 udp")).fields())
                .containsExactly(new Change("vlan 2 id", "6", "7"));
    }

    @Test
    void what_was_cut_off_is_gone() {
        PacketDiff diff = PacketDiff.of(UDP, Arrays.copyOf(UDP, 34));
        assertThat(diff.after()).hasToString("{}");
        assertThat(diff.before().cardinality()).isEqualTo(UDP.length - 34);
        assertThat(diff.fields()).contains(new Change("udp source port", "40000", ""));
    }
}
