package bpflab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.packet.Packet;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MatchingTest {
    private static final byte[] DNS = Packet.build("udp :53 len 60");
    private static final byte[] WEB = Packet.build("tcp :80");
    private static final byte[] ECHO = Packet.build("icmp echo");
    private static final byte[] REPLY = Packet.build("icmp reply from 10.11.0.1 to 10.11.0.2");

    @Test
    void the_same_bytes_come_first() {
        byte[] changed = Packet.build("udp :53 len 60 ttl 3");
        Matching matching = new Matching(List.of(DNS, changed), new int[] {1, 1});
        matching.look(Where.ARRIVED, seen(changed, DNS), UnaryOperator.identity());
        assertThat(matching.of(0)).singleElement().satisfies(it -> assertThat(it.frame()).isEqualTo(DNS));
        assertThat(matching.of(1)).singleElement().satisfies(it -> assertThat(it.frame()).isEqualTo(changed));
    }

    @Test
    void one_with_a_header_more_or_less_is_the_same_packet() {
        byte[] tagged = Packet.build("vlan 7 udp :53 len 60");
        Matching matching = new Matching(List.of(WEB, DNS), new int[] {1, 1});
        Map<ByteBuffer, Integer> seen = seen(tagged);
        matching.look(Where.ARRIVED, seen, UnaryOperator.identity());
        assertThat(matching.of(0)).isEmpty();
        assertThat(matching.of(1)).singleElement().satisfies(it -> assertThat(it.frame()).isEqualTo(tagged));
        assertThat(seen).isEmpty();
    }

    @Test
    void strangers_are_left() {
        byte[] arp = Packet.build("arp");
        Map<ByteBuffer, Integer> seen = seen(arp);
        new Matching(List.of(DNS), new int[] {1}).look(Where.ARRIVED, seen, UnaryOperator.identity());
        assertThat(Matching.left(Where.ARRIVED, seen)).extracting(Sighting::frame).containsExactly(arp);
    }

    @Test
    void an_answer_to_one_that_arrived_is_not_another_one_sent_back() {
        Matching matching = new Matching(List.of(ECHO), new int[] {2});
        matching.look(Where.ARRIVED, seen(ECHO), UnaryOperator.identity());
        Map<ByteBuffer, Integer> back = seen(REPLY);
        matching.look(Where.BACK, back, UnaryOperator.identity());
        assertThat(matching.of(0)).extracting(Sighting::where).containsExactly(Where.ARRIVED);
        assertThat(back).hasSize(1);
    }

    @Test
    void one_that_did_not_arrive_and_comes_back_alike_was_sent_back() {
        Matching matching = new Matching(List.of(ECHO), new int[] {1});
        matching.look(Where.BACK, seen(REPLY), UnaryOperator.identity());
        assertThat(matching.of(0)).extracting(Sighting::where).containsExactly(Where.BACK);
    }

    @Test
    void the_stack_gets_a_frame_without_its_outer_tag() {
        assertThat(FrameType.untagged(Packet.build("vlan 7 udp :53 len 60"))).isEqualTo(DNS);
        assertThat(FrameType.untagged(DNS)).isEqualTo(DNS);
        assertThat(FrameType.of(Packet.build("vlan 5 vlan 7 arp"))).containsExactly(0x0806, 0x8100, 0x88a8);
        assertThat(FrameType.of(new byte[14])).containsExactly(1, 4);
        assertThat(FrameType.of(new byte[3])).containsExactly(1, 4);
        assertThat(FrameType.asksForNeighbours(Packet.build("ipv6 icmp type 135"))).isTrue();
        assertThat(FrameType.asksForNeighbours(Packet.build("ipv6 icmp echo"))).isFalse();
    }

    private static Map<ByteBuffer, Integer> seen(byte[]... frames) {
        Map<ByteBuffer, Integer> seen = new LinkedHashMap<>();
        for (byte[] frame : frames) {
            seen.merge(ByteBuffer.wrap(frame), 1, Integer::sum);
        }
        return seen;
    }
}
