package bpflab.packet;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words to a {@link PacketSpec}. A table says what each word does. */
final class PacketSpecReader {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|>|[^\\s>\"]+");
    private static final int MIN_CUT_BYTES = 14;

    /** Other tools' words, and how that is written here. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("qinq", "write vlan 5 vlan 6: the first is the outer one"),
            Map.entry("802.1ad", "write vlan 5 vlan 6: the first is the outer one"),
            Map.entry("802.1q", "write vlan 5"), Map.entry("dot1q", "write vlan 5"),
            Map.entry("port", "write :5005, behind an address as 10.11.0.1:5005"),
            Map.entry("dport", "write :5005, behind an address as 10.11.0.1:5005"),
            Map.entry("sport", "write from :4000, or from 10.11.0.2:4000"),
            Map.entry("src", "write from 10.11.0.2:4000"), Map.entry("dst", "write to 10.11.0.1:5005"),
            Map.entry("size", "write len 100, the bytes behind the headers"),
            Map.entry("length", "write len 100, the bytes behind the headers"),
            Map.entry("frag", "write mtu 600 for fragments of that size, or fragment 8 for one of them"),
            Map.entry("fragments", "write mtu 600 for fragments of that size, or fragment 8 for one of them"),
            Map.entry("malformed", "write badsum, ihl 2, total 9 or cut 20: each is wrong in its own way"));

    /** What a word does to the recipe; it may take the words behind it. */
    private interface Effect {
        void on(PacketSpecReader reader);
    }

    private static final Map<String, Effect> EFFECTS = effects();

    private final PacketSpec recipe;
    private final List<String> words = new ArrayList<>();
    private int next;

    private PacketSpecReader(String text) {
        recipe = new PacketSpec(text.strip());
        Matcher word = WORD.matcher(text);
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw wrong("a closing \" is missing", "");
        }
        while (word.find()) {
            add(word.group(1) == null ? word.group() : word.group(1), word.group(1) != null);
        }
    }

    /** {@code len=100} is {@code len 100}; a payload may have what it likes. */
    private void add(String word, boolean quoted) {
        int equals = word.indexOf('=');
        boolean taken = !words.isEmpty() && words.get(words.size() - 1).equalsIgnoreCase("payload");
        if (!quoted && !taken && equals > 0
                && EFFECTS.containsKey(word.substring(0, equals).toLowerCase(Locale.ROOT))) {
            words.add(word.substring(0, equals));
            words.add(word.substring(equals + 1));
        } else {
            words.add(word);
        }
    }

    static PacketSpec read(String text) {
        PacketSpecReader reader = new PacketSpecReader(text);
        reader.read();
        return reader.recipe;
    }

    static List<String> words() {
        return List.copyOf(EFFECTS.keySet());
    }

    private void read() {
        while (next < words.size()) {
            String word = words.get(next++);
            Effect effect = EFFECTS.get(word.toLowerCase(Locale.ROOT));
            if (effect != null) {
                effect.on(this);
            } else {
                endpoint(word);
            }
        }
        PacketSpecRules.check(this, recipe);
    }

    private static Map<String, Effect> effects() {
        Map<String, Effect> effects = new TreeMap<>();
        for (PacketSpec.What what : PacketSpec.What.values()) {
            effects.put(what.name().toLowerCase(Locale.ROOT), reader -> reader.what(what));
        }
        effects.put("ethertype", reader -> {
            reader.what(PacketSpec.What.ETHERTYPE);
            reader.recipe.number = reader.number("ethertype", 0, 0xffff);
        });
        for (TcpFlag flag : TcpFlag.values()) {
            effects.put(flag.word(), reader -> reader.recipe.tcpFlags |= flag.bit());
        }
        effects.put("ipv4", reader -> reader.recipe.ipv4 = true);
        effects.put("ipv6", reader -> reader.recipe.ipv6 = true);
        effects.put("echo", reader -> { });
        effects.put("reply", reader -> reader.recipe.reply = true);
        effects.put("type", reader -> reader.recipe.icmpType = OptionalInt.of(reader.number("type", 0, 255)));
        effects.put("code", reader -> reader.recipe.icmpCode = reader.number("code", 0, 255));
        effects.put("proto", reader -> reader.recipe.number = reader.number("proto", 0, 255));
        effects.put("vlan", reader -> reader.recipe.vlans.add(reader.number("vlan", 0, 4095)));
        effects.put("ttl", reader -> reader.recipe.ttl = reader.number("ttl", 0, 255));
        effects.put("len", reader -> reader.recipe.payloadBytes = OptionalInt.of(reader.number("len", 0, 65_535)));
        effects.put("id", reader -> reader.recipe.identification = reader.number("id", 0, 65_535));
        effects.put("df", reader -> reader.recipe.dontFragment = true);
        effects.put("more", reader -> reader.recipe.more = true);
        effects.put("fragment", reader -> reader.recipe.fragmentOffset = reader.number("fragment", 0, 65_528) & ~7);
        effects.put("mtu", reader -> reader.recipe.mtu = OptionalInt.of(reader.number("mtu", 68, 65_535)));
        effects.put("ihl", reader -> reader.recipe.headerWords = OptionalInt.of(reader.number("ihl", 0, 15)));
        effects.put("options", reader -> reader.recipe.optionBytes = reader.number("options", 0, 40));
        effects.put("total", reader -> reader.recipe.totalBytes = OptionalInt.of(reader.number("total", 0, 65_535)));
        effects.put("badsum", reader -> reader.recipe.wrongChecksum = true);
        effects.put("smac", reader -> reader.recipe.fromMac = reader.mac("smac"));
        effects.put("dmac", reader -> reader.recipe.toMac = reader.mac("dmac"));
        effects.put("cut", reader -> {
            reader.passOver("at");
            reader.recipe.cutBytes = OptionalInt.of(reader.number("cut", MIN_CUT_BYTES, 65_535));
        });
        effects.put("payload",
                reader -> reader.recipe.payload = reader.following("payload", "its text")
                .getBytes(StandardCharsets.UTF_8));
        effects.put("bytes", reader -> reader.recipe.payload = reader.bytes("bytes"));
        effects.put("from", reader -> reader.recipe.from = reader.endpointAfter("from"));
        effects.put("to", reader -> reader.recipe.to = reader.endpointAfter("to"));
        effects.put(">", reader -> reader.recipe.to = reader.endpointAfter(">"));
        return effects;
    }

    private void what(PacketSpec.What what) {
        if (recipe.what != null) {
            throw wrong("a packet is one of arp, icmp, tcp, udp, ip, ethertype, and these words name two", "");
        }
        recipe.what = what;
    }

    /** A lone endpoint is the destination, one before {@code >} the source. */
    private void endpoint(String word) {
        Endpoint endpoint = Endpoint.parse(word).map(this::checkedPort).orElseThrow(() -> unknown(word));
        if (next < words.size() && words.get(next).equals(">")) {
            recipe.from = endpoint;
        } else {
            recipe.to = endpoint;
        }
    }

    private Endpoint endpointAfter(String word) {
        String text = following(word, "an address or a port, as 10.11.0.1:80 or :80");
        return Endpoint.parse(text).map(this::checkedPort)
                .orElseThrow(
                        () -> wrong("'" + text + "' is no address or port",
                                "write 10.11.0.1, 10.11.0.1:80, :80, fd11::1 or [fd11::1]:80"));
    }

    private Endpoint checkedPort(Endpoint endpoint) {
        if (endpoint.port().orElse(0) > 0xffff) {
            throw wrong("there is no port " + endpoint.port().getAsInt(), "ports are 0 to 65535");
        }
        return endpoint;
    }

    private int number(String word, int least, int greatest) {
        String range = "a number from " + least + " to " + greatest;
        String text = following(word, range);
        try {
            int number = Integer.decode(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw wrong(word + " needs " + range + ", not '" + text + "'", "");
    }

    private byte[] bytes(String word) {
        String text = following(word, "a payload in hexadecimal, as 0035ff");
        if (!text.matches("(\\p{XDigit}{2})+")) {
            throw wrong("'" + text + "' is not whole bytes in hexadecimal", word + " 0035ff");
        }
        return HexFormat.of().parseHex(text);
    }

    private byte[] mac(String word) {
        String text = following(word, "a hardware address, as 02:00:00:00:00:01");
        if (!text.matches("\\p{XDigit}{2}(:\\p{XDigit}{2}){5}")) {
            throw wrong("'" + text + "' is no hardware address", word + " 02:00:00:00:00:01");
        }
        return HexFormat.ofDelimiter(":").parseHex(text);
    }

    private String following(String word, String what) {
        if (next == words.size()) {
            throw wrong(word + " needs " + what + " after it", "");
        }
        return words.get(next++);
    }

    /** A word that may stand before a number: {@code cut at 20}. */
    private void passOver(String word) {
        if (next < words.size() && words.get(next).equalsIgnoreCase(word)) {
            next++;
        }
    }

    private TroubleException unknown(String word) {
        String foreign = FOREIGN.getOrDefault(word.toLowerCase(Locale.ROOT), "");
        return wrong("'" + word + "' is none of the words for packets", !foreign.isEmpty() ? foreign
                : Nearest.hint(word, EFFECTS.keySet(), "the words are " + String.join(" ", EFFECTS.keySet())));
    }

    TroubleException wrong(String why, String hint) {
        String example = "for example: udp :5005   or: tcp from 10.11.0.2 to :80 syn";
        return Trouble.usage("cannot build the packet '" + recipe.words + "'", why, hint.isEmpty() ? example : hint)
                .toException();
    }
}
