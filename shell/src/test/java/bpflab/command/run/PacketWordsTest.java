package bpflab.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.packet.Packet;
import bpflab.packet.PacketEnds;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PacketWordsTest {
    @Test
    void each_example_is_a_packet_and_so_is_each_word_that_its_text_names() {
        for (PacketWords.Example example : PacketWords.EXAMPLES) {
            assertThat(Packet.frames(example.words(), PacketEnds.OF_THE_LAB)).as(example.words()).isNotEmpty();
        }
        List<String> all = List.of(PacketWords.EXAMPLES.toString().split("[^a-z0-9>-]+"));
        assertThat(Packet.words()).as("words that only other names of these, or said of smac and dmac, are missing")
                .filteredOn(word -> !all.contains(word))
                .containsExactlyInAnyOrder("checksum", "csum", "dmac", "dport", "dst", "echo-request", "from",
                        "icmpv6", "ipv4", "neighbor-advertisement", "neighbor-solicitation", "packet-too-big",
                        "parameter-problem", "redirect", "reply", "router-advertisement", "smac", "sport", "src",
                        "time-exceeded", "timestamp", "to", "win");
    }
}
