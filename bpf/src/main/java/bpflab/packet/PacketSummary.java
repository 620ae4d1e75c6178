package bpflab.packet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Layers to one line. */
final class PacketSummary {
    private static final Map<String, String> ICMP_TYPES =
            Map.of("icmp 0", "reply", "icmp 8", "echo", "icmpv6 128", "echo", "icmpv6 129", "reply");

    private static final Set<String> SAY_NOTHING = Set.of("ethernet", "payload", "padding", "extension");
    private static final Map<String, Function<Layer, String>> WORDS = Map.of(
            "vlan", layer -> "vlan " + value(layer, "id"),
            "arp", PacketSummary::arp,
            "ipv4", PacketSummary::addresses,
            "ipv6", PacketSummary::addresses,
            "fragment", layer -> "fragment at " + value(layer, "fragment offset"),
            "icmp", PacketSummary::icmp,
            "icmpv6", PacketSummary::icmp,
            "gre", layer -> "gre",
            "vxlan", layer -> "vxlan " + value(layer, "network"));

    private final List<Layer> layers;

    PacketSummary(List<Layer> layers) {
        this.layers = layers;
    }

    String line() {
        StringBuilder line = new StringBuilder();
        boolean behindIp = false;
        for (Layer layer : layers) {
            String text = layer.missing() > 0 || SAY_NOTHING.contains(layer.name()) ? ""
                    : WORDS.getOrDefault(layer.name(), PacketSummary::ports).apply(layer);
            line.append(line.isEmpty() || text.isEmpty() ? "" : behindIp && isIp(layer) ? " ipip " : " ").append(text);
            behindIp = isIp(layer) || behindIp && layer.name().equals("extension");
        }
        return line + unknown(line.isEmpty() ? "" : " ") + end();
    }

    private static boolean isIp(Layer layer) {
        return layer.name().equals("ipv4") || layer.name().equals("ipv6");
    }

    /** The number of a protocol that is none of ours, which the innermost header names. */
    private String unknown(String blank) {
        Layer last = innermost();
        if (last.missing() > 0) {
            return "";
        }
        return switch (last.name()) {
            case "ethernet", "vlan", "gre" -> blank + "ethertype " + value(last, "type");
            case "ipv4" -> " protocol " + value(last, "protocol") + fragment(last);
            case "ipv6", "fragment", "extension" -> " protocol " + value(last, "next header");
            default -> "";
        };
    }

    private static String fragment(Layer layer) {
        String offset = value(layer, "fragment offset");
        return offset.equals("0 bytes") ? "" : " fragment at " + offset;
    }

    private String end() {
        Layer last = innermost();
        if (last.missing() > 0) {
            boolean alone = layers.stream().filter(l -> l.missing() == 0).allMatch(l -> l.name().equals("ethernet"));
            return (alone ? "" : ", ") + "cut after " + last.bytes() + " of " + (last.bytes() + last.missing())
                    + " bytes of the " + last.name() + " header";
        }
        int payload = layers.stream().filter(l -> l.name().equals("payload")).mapToInt(Layer::bytes).sum();
        boolean counts = !last.name().equals("arp");
        return (counts ? ", " + payload + (payload == 1 ? " byte" : " bytes") : "") + cut(payload);
    }

    /** A payload of which its UDP or IP header says that there is more. */
    private String cut(int payload) {
        int said = layers.stream().mapToInt(layer -> said(layer)).filter(n -> n >= 0).findFirst().orElse(-1);
        int there = layers.stream()
                .dropWhile(l -> !isIp(l))
                .filter(l -> !l.name().equals("padding"))
                .mapToInt(Layer::bytes)
                .sum();
        return said > there ? " of " + (payload + said - there) + ", the rest was cut off" : "";
    }

    private static int said(Layer layer) {
        Optional<Integer> v4 = layer.field("total length").map(f -> Integer.parseInt(f.value()));
        Optional<Integer> v6 = layer.field("payload length")
                .map(f -> Integer.parseInt(f.value()) + Header.IPV6.bytes());
        return v4.or(() -> v6).orElse(-1);
    }

    private Layer innermost() {
        return layers.stream()
                .filter(l -> !l.name().equals("payload") && !l.name().equals("padding"))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static String arp(Layer layer) {
        String target = value(layer, "target address");
        String sender = value(layer, "sender address");
        return switch (value(layer, "operation")) {
            case "1" -> "arp who has " + target + ", tell " + sender;
            case "2" -> "arp " + sender + " is at " + value(layer, "sender mac");
            default -> "arp operation " + value(layer, "operation");
        };
    }

    private static String addresses(Layer layer) {
        return value(layer, "source") + " > " + value(layer, "destination");
    }

    private static String icmp(Layer layer) {
        String type = value(layer, "type");
        String code = value(layer, "code");
        String usual = ICMP_TYPES.get(layer.name() + " " + type);
        return layer.name() + " " + (usual != null ? usual
                : IcmpName.of(Integer.parseInt(type), layer.name().equals("icmpv6"))
                        .map(name -> name.word() + (code.equals("0") ? "" : " code " + code))
                        .orElse("type " + type + " code " + code));
    }

    private static String ports(Layer layer) {
        String flags = layer.field("flags").map(f -> " " + f.value()).orElse("");
        return layer.name() + " " + value(layer, "source port") + " > " + value(layer, "destination port") + flags;
    }

    private static String value(Layer layer, String field) {
        return layer.field(field).map(Field::value).orElse("?");
    }
}
