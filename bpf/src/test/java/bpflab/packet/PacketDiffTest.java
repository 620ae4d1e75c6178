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

    @Test
    void what_was_cut_off_is_gone() {
        PacketDiff diff = PacketDiff.of(UDP, Arrays.copyOf(UDP, 34));
        assertThat(diff.after()).hasToString("{}");
        assertThat(diff.before().cardinality()).isEqualTo(UDP.length - 34);
        assertThat(diff.fields()).contains(new Change("udp source port", "40000", ""));
    }
}
