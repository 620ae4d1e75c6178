package bpflab.command.run;

import bpflab.view.Fields;
import bpflab.view.Fields.Field;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.View;
import java.util.List;

/** The words for packets, by examples; a test builds each of them. */
final class PacketWords {
    /**
     * A packet.
     *
     * @param words as they are typed
     * @param text what they say, and what else there is of the kind
     */
    record Example(String words, String text) {}

    static final List<Example> EXAMPLES = List.of(
            new Example("udp :5005", "also tcp, icmp echo, arp, ip proto 50, ethertype 0x88cc"),
            new Example("tcp 10.0.0.1:4000 > 10.0.0.2:80",
                    "each part may be missing; [fd11::1]:http, MAC addresses"),
            new Example("ipv6 icmp type 135", "without ipv6 it is IPv4, where no address says it"),
            new Example("icmp unreachable code 1", "also echo-reply; icmp6 router-solicitation"),
            new Example("tcp syn,ack seq 7 window 99", "also fin rst psh urg ece cwr, acknum 8; flags SA"),
            new Example("tcp mss 1460 wscale 7 sackok ts 9", "options of TCP, as they are in a SYN"),
            new Example("udp payload=\"hello you\"", "or bytes 0035ff; len=100 cuts or repeats it"),
            new Example("vlan 5 pcp 3 vlan 7 udp", "tags, the outer one first; pcp is the priority"),
            new Example("udp ttl 3 tos 16 id 9 df", "also dscp, ecn, options 8"),
            new Example("hopopts dstopts udp", "headers of IPv6 in front; also routing"),
            new Example("gre udp :53", "a tunnel, behind it what it carries; also ipip, vxlan 7"),
            new Example("udp mtu 500 len=1400", "all fragments; fragment 8 more is a lone one"),
            new Example("udp badsum", "what is wrong: also ihl 15, total 10, cut 20"));

    private PacketWords() {}

    static View view() {
        int widest = EXAMPLES.stream().mapToInt(example -> example.words().length()).max().orElse(0);
        return View.stack(List.of(
                View.of(Line.EMPTY, Line.of("  PACKET is any of these words, in any order:")),
                new Fields(2, widest + 3, EXAMPLES.stream()
                        .map(example -> Field.of(example.words(), example.text(), Role.PLAIN)).toList())));
    }
}
