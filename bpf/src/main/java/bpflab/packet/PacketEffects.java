package bpflab.packet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each word for packets does. */
final class PacketEffects {
    private static final int MIN_CUT_BYTES = 14;
    /** 4095 is reserved: IEEE 802.1Q, table 9-2. */
    private static final int MOST_VLAN = 4095;
    private static final int EXPEDITED = 46;
    private static final int KILO = 1024;
    private static final Pattern KILOBYTES = Pattern.compile("(\\d{1,3})[kK](?:i?B)?");

    private PacketEffects() {}

    /** What a word does to the spec; it may take the words behind it. */
    interface Effect {
        void on(PacketSpecReader reader);
    }

    /** By word, in small letters. */
    static Map<String, Effect> all() {
        Map<String, Effect> effects = new TreeMap<>();
        kinds(effects);
        ip(effects);
        tcpAndIcmp(effects);
        content(effects);
        ends(effects);
        effects.put("vlan", PacketEffects::vlan);
        effects.put("smac", reader -> reader.spec.fromMac = reader.mac("smac"));
        effects.put("dmac", reader -> reader.spec.toMac = reader.mac("dmac"));
        return effects;
    }

    private static void kinds(Map<String, Effect> effects) {
        for (PacketSpec.What what : PacketSpec.What.values()) {
            effects.put(what.name().toLowerCase(Locale.ROOT),
                    what.isTunnel() ? reader -> reader.tunnel(what) : reader -> reader.what(what));
        }
        effects.put("ethertype", reader -> {
            reader.what(PacketSpec.What.ETHERTYPE);
            reader.spec.number = reader.number("ethertype", 0, 0xffff);
        });
        for (String word : List.of("icmp6", "icmpv6")) {
            effects.put(word, reader -> {
                reader.what(PacketSpec.What.ICMP);
                reader.spec.ipv6 = true;
            });
        }
    }

    private static void ip(Map<String, Effect> effects) {
        effects.put("ipv4", reader -> reader.spec.ipv4 = true);
        effects.put("ipv6", reader -> reader.spec.ipv6 = true);
        effects.put("proto", reader -> reader.spec.number = reader.number("proto", 0, 255));
        effects.put("ttl", reader -> reader.spec.ttl = reader.number("ttl", 0, 255));
        effects.put("tos", reader -> reader.spec.trafficClass = reader.number("tos", 0, 255));
        effects.put("dscp", reader -> reader.spec.trafficClass =
                dscp(reader) << 2 | reader.spec.trafficClass & 3);
        effects.put("ecn", reader -> reader.spec.trafficClass =
                reader.spec.trafficClass & ~3 | reader.number("ecn", 0, 3));
        effects.put("id", reader -> reader.spec.identification = reader.number("id", 0, 65_535));
        effects.put("df", reader -> reader.spec.dontFragment = true);
        effects.put("more", reader -> reader.spec.more = true);
        effects.put("fragment", reader -> reader.spec.fragmentOffset = reader.number("fragment", 0, 65_528) & ~7);
        effects.put("mtu", reader -> reader.spec.mtu = OptionalInt.of(reader.number("mtu", 68, 65_535)));
        effects.put("ihl", reader -> reader.spec.headerWords = OptionalInt.of(reader.number("ihl", 0, 15)));
        effects.put("options", reader -> reader.spec.optionBytes = reader.number("options", 0, 40));
        effects.put("total", reader -> reader.spec.totalBytes = OptionalInt.of(reader.number("total", 0, 65_535)));
    }

    private static void tcpAndIcmp(Map<String, Effect> effects) {
        for (TcpFlag flag : TcpFlag.values()) {
            effects.put(flag.word(), reader -> reader.spec.tcpFlags |= flag.bit());
        }
        effects.put("flags", PacketSpecReader::flags);
        effects.put("seq", reader -> reader.spec.sequence = reader.number32("seq"));
        effects.put("acknum", reader -> reader.spec.acknowledgment = OptionalLong.of(reader.number32("acknum")));
        for (String word : List.of("win", "window")) {
            effects.put(word, reader -> reader.spec.window = reader.number(word, 0, 0xffff));
        }
        for (IcmpName name : IcmpName.values()) {
            effects.put(name.word(), reader -> reader.spec.icmpName = name.word());
        }
        effects.put("echo", reader -> { });
        effects.put("reply", reader -> reader.spec.reply = true);
        effects.put("type", PacketEffects::icmpType);
        effects.put("code", reader -> reader.spec.icmpCode = reader.number("code", 0, 255));
    }

    private static void content(Map<String, Effect> effects) {
        effects.put("len", reader -> reader.spec.payloadBytes = OptionalInt.of(bytes(reader)));
        effects.put("payload",
                reader -> reader.spec.payload = reader.following("payload", "its text")
                .getBytes(StandardCharsets.UTF_8));
        effects.put("bytes", reader -> reader.spec.payload = reader.bytes("bytes"));
        effects.put("cut",
                reader -> reader.spec.cutBytes = OptionalInt.of(reader.number("cut", MIN_CUT_BYTES, 65_535)));
        effects.put("badsum", reader -> reader.spec.wrongChecksum = true);
        for (String word : List.of("csum", "checksum")) {
            effects.put(word, reader -> checksum(reader, word));
        }
    }

    private static void ends(Map<String, Effect> effects) {
        for (String word : List.of("from", "src")) {
            effects.put(word, reader -> reader.endpointAfter(word, false));
        }
        for (String word : List.of("to", "dst", ">")) {
            effects.put(word, reader -> reader.endpointAfter(word, true));
        }
        effects.put("sport", reader -> reader.spec.from =
                reader.spec.from.at(port(reader, "sport")));
        effects.put("dport", reader -> reader.spec.to = reader.spec.to.at(port(reader, "dport")));
    }

    /** A number of bytes; {@code 1k} is 1024 of them. */
    private static int bytes(PacketSpecReader reader) {
        Matcher kilobytes = KILOBYTES.matcher(reader.peek());
        if (kilobytes.matches()) {
            reader.replace(List.of(String.valueOf(Integer.parseInt(kilobytes.group(1)) * KILO)));
        }
        return reader.number("len", 0, 65_535);
    }

    /** A port, or the name of a service. */
    private static int port(PacketSpecReader reader, String word) {
        Service.port(reader.peek()).ifPresent(port -> reader.replace(List.of(String.valueOf(port))));
        return reader.number(word, 0, 0xffff);
    }

    /** One tag, or several with commas between. */
    private static void vlan(PacketSpecReader reader) {
        int tags = 1;
        if (reader.peek().matches("\\d+(,\\d+)+")) {
            List<String> numbers = List.of(reader.peek().split(","));
            reader.replace(numbers);
            tags = numbers.size();
        }
        for (; tags > 0; tags--) {
            reader.spec.vlans.add(reader.number("vlan", 0, MOST_VLAN));
        }
    }

    /** A class of traffic by its number or its name: {@code ef}, {@code cs6}, {@code af41} (RFC 2474, 2597, 3246). */
    private static int dscp(PacketSpecReader reader) {
        String name = reader.peek().toLowerCase(Locale.ROOT);
        int number = name.equals("ef") ? EXPEDITED
                : name.matches("cs[0-7]") ? 8 * (name.charAt(2) - '0')
                : name.matches("af[1-4][1-3]") ? 8 * (name.charAt(2) - '0') + 2 * (name.charAt(3) - '0') : -1;
        if (number >= 0) {
            reader.replace(List.of(String.valueOf(number)));
        }
        return reader.number("dscp", 0, 63);
    }

    /** The number or the name of a kind of ICMP message. */
    private static void icmpType(PacketSpecReader reader) {
        Optional<IcmpName> name = IcmpName.of(reader.peek());
        if (name.isPresent()) {
            reader.spec.icmpName = name.get().word();
            reader.replace(List.of());
        } else {
            reader.spec.icmpType = OptionalInt.of(reader.number("type", 0, 255));
        }
    }

    /** {@code csum=bad}. */
    private static void checksum(PacketSpecReader reader, String word) {
        String how = reader.following(word, "bad");
        if (!List.of("bad", "wrong").contains(how)) {
            throw reader.wrong("checksums are right, or all of them are wrong", "for example: "
                    + reader.spec.words.replaceFirst(word + "[= ]\\s*" + Pattern.quote(how), word + "=bad"));
        }
        reader.spec.wrongChecksum = true;
    }
}
