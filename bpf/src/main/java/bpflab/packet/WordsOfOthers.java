package bpflab.packet;

import bpflab.trouble.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that other tools have for packets, and what says the same here. */
final class WordsOfOthers {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("qinq", "vlan 5 vlan 7 udp"),
            Map.entry("802.1ad", "vlan 5 vlan 7 udp"),
            Map.entry("802.1q", "vlan 5 udp"),
            Map.entry("dot1q", "vlan 5 udp"),
            Map.entry("port", "udp :5005"),
            Map.entry("who-has", "arp to 10.11.0.1"),
            Map.entry("is-at", "arp reply"),
            Map.entry("esp", "ip proto 50"),
            Map.entry("ah", "ip proto 51"),
            Map.entry("ospf", "ip proto 89"),
            Map.entry("mpls", "ethertype 0x8847"),
            Map.entry("lldp", "ethertype 0x88cc"),
            Map.entry("pppoe", "ethertype 0x8864"),
            Map.entry("dhcp", "udp 0.0.0.0:68 > 255.255.255.255:67"),
            Map.entry("broadcast", "udp dmac ff:ff:ff:ff:ff:ff"),
            Map.entry("mf", "udp more"),
            Map.entry("xmas", "tcp fin,psh,urg"),
            Map.entry("null", "tcp flags none"),
            Map.entry("count", "udp :5005 --repeat 10"),
            Map.entry("repeat", "udp :5005 --repeat 10"),
            Map.entry("size", "udp len 100"),
            Map.entry("length", "udp len 100"),
            Map.entry("fragments", "udp len 2000 mtu 600"),
            Map.entry("malformed", "udp badsum   or: udp ihl 2   or: udp total 9   or: udp cut 20"),
            Map.entry("dns", "udp :53"),
            Map.entry("http", "tcp :80 psh ack payload \"GET / HTTP/1.0\""),
            Map.entry("sctp", "ip proto 132"),
            Map.entry("igmp", "ip proto 2"),
            Map.entry("ping", "icmp echo"),
            Map.entry("text", "udp payload \"hello\""),
            Map.entry("data", "udp payload \"hello\""),
            Map.entry("hlim", "ipv6 udp ttl 3"),
            Map.entry("frag", "udp fragment 8"),
            Map.entry("geneve", "udp :6081 bytes 0000655800000700"),
            Map.entry("mac", "udp 02:00:00:00:00:02 > 02:00:00:00:00:01"));

    private static final Pattern PROTOCOL = Pattern.compile("tcp|udp");

    private WordsOfOthers() {}

    /** Why a word with a colon is no place; empty when it was not meant as one. */
    static String place(String word) {
        Matcher parts = Pattern.compile("([^\\s:]*|\\[.*\\]):([^:]+)").matcher(word);
        if (!parts.matches()) {
            return "";
        }
        String address = parts.group(1);
        String port = parts.group(2);
        if (PROTOCOL.matcher(address).matches()) {
            return address + " and its port are two words";
        }
        boolean places = address.isEmpty() || Address.parse(address.replaceAll("^\\[|\\]$", "")).isPresent();
        return !places && address.matches("[\\d./]+") ? address + " is no address: four numbers from 0 to 255"
                : !places ? "names are not looked up: an address is four numbers from 0 to 255, or left out"
                : port.matches("\\d+[-,]\\d+.*") ? "a packet has one port, and '" + port + "' is several"
                : port.matches("-?\\d+") ? "there is no port " + port + ": they are 0 to 65535"
                : "'" + port + "' is no port, nor a service with a name: " + String.join(" ", Service.names());
    }

    /** What to type instead of such a word. */
    static String withPlace(String word, String words) {
        String port = word.replaceFirst("^.*:", "");
        String right = port.matches("\\d+[-,]\\d+.*") ? port.replaceFirst("[-,].*", "")
                : Service.port(port).isPresent() || port.matches("\\d{1,5}") ? port
                : Nearest.to(port, Service.names()).orElse("5005");
        String protocol = word.replaceFirst(":.*", "");
        return "for example: " + words.replace(
                word, (PROTOCOL.matcher(protocol).matches() ? protocol + " " : "") + ":" + right);
    }

    /** What a word that is none was meant to be. */
    static String hint(String word, Collection<String> known) {
        String meant = MEANT.get(word.replaceFirst("=.*", "").toLowerCase(Locale.ROOT));
        return meant != null ? "for example: " + meant
                : Nearest.hint(word, known, "the words are " + String.join(" ", known));
    }
}
