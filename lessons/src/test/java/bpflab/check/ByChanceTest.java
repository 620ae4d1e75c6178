package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.packet.Packet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets by chance, without a kernel. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ByChanceTest {
    private static final int LONGEST_FRAME = 1514;

    @ParameterizedTest
    @EnumSource(PacketClass.class)
    void whatever_comes_is_a_packet_that_fits_a_cable(PacketClass of) {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(words("x100 " + of.word(), seed)).allSatisfy(
                    each -> assertThat(Packet.build(each).length).as(each).isBetween(14, LONGEST_FRAME));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "x120 tcp udp icmp arp ipv6 vlan broadcast, .*dmac fe:ff.*",
        "x120 tcp udp icmp arp ipv6 vlan broadcast, .*dmac ff:.*cut.*",
        "x240 tcp udp icmp arp other ipv6 options, tcp .* len 1[34]\\d\\d",
        "x240 tcp udp icmp arp other ipv6 options, icmp echo options .*",
        "x240 tcp udp icmp arp other ipv6 options, ethertype 2054 .*",
        "x240 tcp udp icmp arp other ipv6 options, ip proto 58 .*",
        "x240 tcp udp icmp arp other ipv6 options, ipv6 ip proto .*",
        "x240 tcp udp icmp arp other ipv6 options :80, tcp .*:81 > (?!.*:80\\b).*",
        "x240 tcp udp icmp arp other ipv6 options :80, tcp (?!.*:80\\b).* > .*:81\\b.*",
        "x240 tcp udp icmp arp other ipv6 options :80, tcp (?!.*:80\\b).* > .*:79\\b.*",
        "x480 tcp udp icmp arp other ipv6 options :80, ipv6 tcp (?!.*:80\\b).* > .*:81\\b.*",
        "x480 tcp udp icmp arp other ipv6 options :80, ipv6 tcp .*:79 > (?!.*:80\\b).*",
    })
    void what_only_few_programs_mistake_comes_whatever_the_seed(String mix, String packet) {
        assertThat(LongStream.rangeClosed(1, 200).boxed()).allSatisfy(
                seed -> assertThat(words(mix, seed)).anyMatch(each -> each.matches(packet)));
    }

    @Test
    void the_same_seed_sends_the_same() {
        assertThat(words("x60", 7)).isEqualTo(words("x60", 7)).isNotEqualTo(words("x60", 8));
    }

    private static List<String> words(String mix, long seed) {
        return ByChance.of(mix, Mix.WORDS).words(new Random(seed));
    }
}
