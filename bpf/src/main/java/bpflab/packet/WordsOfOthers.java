package bpflab.packet;

import bpflab.trouble.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Words that other tools have for packets, and what says the same here. */
final class WordsOfOthers {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("qinq", "vlan 5 vlan 7 udp"),
            Map.entry("802.1ad", "vlan 5 vlan 7 udp"),
            Map.entry("802.1q", "vlan 5 udp"),
            Map.entry("dot1q", "vlan 5 udp"),
            Map.entry("port", "udp :5005"),
            Map.entry("size", "udp len 100"),
            Map.entry("length", "udp len 100"),
            Map.entry("fragments", "udp len 2000 mtu 600"),
            Map.entry("malformed", "udp badsum, or ihl 2, total 9, cut 20"),
            Map.entry("dns", "udp :53"),
            Map.entry("http", "tcp :80 psh ack payload \"GET / HTTP/1.0\""),
            Map.entry("sctp", "ip proto 132"),
            Map.entry("igmp", "ip proto 2"),
            Map.entry("icmpv6", "ipv6 icmp"),
            Map.entry("ping", "icmp echo"),
            Map.entry("text", "udp payload \"hello\""),
            Map.entry("data", "udp payload \"hello\""),
            Map.entry("hlim", "ipv6 udp ttl 3"),
            Map.entry("frag", "udp fragment 8"),
            Map.entry("geneve", "udp :6081 bytes 0000655800000700"),
            Map.entry("mac", "udp 02:00:00:00:00:02 > 02:00:00:00:00:01"));

    private WordsOfOthers() {}

    /** What a word that is none was meant to be. */
    static String hint(String word, Collection<String> known) {
        String meant = MEANT.get(word.replaceFirst("=.*", "").toLowerCase(Locale.ROOT));
        return meant != null ? "for example: " + meant
                : Nearest.hint(word, known, "the words are " + String.join(" ", known));
    }
}
