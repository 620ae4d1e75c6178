package bpflab.packet;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words to a {@link PacketSpec}. A table says what each word does. */
final class PacketSpecReader {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|>|[^\\s>\"]+");
    private static final String MAC = "\\p{XDigit}{2}(:\\p{XDigit}{2}){5}";
    private static final int MIN_CUT_BYTES = 14;
    /** A number that makes sense behind most words. */
    private static final int EXAMPLE = 8;

    /** What a word does to the recipe; it may take the words behind it. */
    private interface Effect {
        void on(PacketSpecReader reader);
    }

    private static final Map<String, Effect> EFFECTS = effects();

    private final PacketSpec recipe;
    private final List<String> words = new ArrayList<>();
    private int next;

    private PacketSpecReader(String whole, List<String> some) {
        recipe = new PacketSpec(whole);
        words.addAll(some);
    }

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

    /** {@code len=100} is {@code len 100}, also before a quote; a payload may have what it likes. */
    private void add(String word, boolean quoted) {
        int equals = word.indexOf('=');
        boolean taken = !words.isEmpty() && words.get(words.size() - 1).equalsIgnoreCase("payload");
        if (!quoted && !taken && equals > 0
                && EFFECTS.containsKey(word.substring(0, equals).toLowerCase(Locale.ROOT))) {
            words.add(word.substring(0, equals));
            if (equals + 1 < word.length()) {
                words.add(word.substring(equals + 1));
            }
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
            effects.put(what.name().toLowerCase(Locale.ROOT),
                    what.isTunnel() ? reader -> reader.tunnel(what) : reader -> reader.what(what));
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
        effects.put("tos", reader -> reader.recipe.trafficClass = reader.number("tos", 0, 255));
        effects.put("dscp", reader -> reader.recipe.trafficClass =
                reader.number("dscp", 0, 63) << 2 | reader.recipe.trafficClass & 3);
        effects.put("ecn", reader -> reader.recipe.trafficClass =
                reader.recipe.trafficClass & ~3 | reader.number("ecn", 0, 3));
        effects.put("seq", reader -> reader.recipe.sequence = reader.number32("seq"));
        effects.put("acknum", reader -> reader.recipe.acknowledgment = OptionalLong.of(reader.number32("acknum")));
        effects.put("window", reader -> reader.recipe.window = reader.number("window", 0, 0xffff));
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
        effects.put("flags", reader -> reader.flags());
        effects.put("cut",
                reader -> reader.recipe.cutBytes = OptionalInt.of(reader.number("cut", MIN_CUT_BYTES, 65_535)));
        effects.put("payload",
                reader -> reader.recipe.payload = reader.following("payload", "its text")
                .getBytes(StandardCharsets.UTF_8));
        effects.put("bytes", reader -> reader.recipe.payload = reader.bytes("bytes"));
        for (String word : List.of("from", "src")) {
            effects.put(word, reader -> reader.endpointAfter(word, false));
        }
        for (String word : List.of("to", "dst", ">")) {
            effects.put(word, reader -> reader.endpointAfter(word, true));
        }
        effects.put("sport", reader -> reader.recipe.from =
                reader.recipe.from.at(reader.number("sport", 0, 0xffff)));
        effects.put("dport", reader -> reader.recipe.to = reader.recipe.to.at(reader.number("dport", 0, 0xffff)));
        return effects;
    }

    private void what(PacketSpec.What what) {
        if (recipe.what != null) {
            throw wrong("a packet is one of arp, icmp, tcp, udp, ip, ethertype, and these words name two", "");
        }
        recipe.what = what;
    }

    /** What stands behind a tunnel's word is the packet in it; only {@code cut} is of the whole. */
    private void tunnel(PacketSpec.What what) {
        what(what);
        if (what == PacketSpec.What.VXLAN) {
            recipe.number = next < words.size() && words.get(next).matches("\\d+")
                    ? number("vxlan", 0, 0xff_ffff) : 1;
        }
        PacketSpecReader carried = new PacketSpecReader(recipe.words, words.subList(next, words.size()));
        if (carried.words.isEmpty()) {
            carried.words.add("icmp");
        }
        carried.read();
        next = words.size();
        recipe.inner = carried.recipe;
        recipe.cutBytes = recipe.inner.cutBytes.isPresent() ? recipe.inner.cutBytes : recipe.cutBytes;
        recipe.inner.cutBytes = OptionalInt.empty();
    }

    /** A lone endpoint is the destination, one before {@code >} the source. */
    private void endpoint(String word) {
        List<String> parts = List.of(word.toLowerCase(Locale.ROOT).split("[,+/|]"));
        if (parts.stream().allMatch(part -> TcpFlag.of(part).isPresent())) {
            parts.forEach(part -> recipe.tcpFlags |= TcpFlag.of(part).orElseThrow().bit());
        } else {
            set(word, !(next < words.size() && words.get(next).equals(">")), () -> unknown(word));
        }
    }

    /** An address of either kind, or a port. */
    private void set(String word, boolean destination, Supplier<TroubleException> none) {
        if (word.matches(MAC)) {
            byte[] mac = HexFormat.ofDelimiter(":").parseHex(word);
            if (destination) {
                recipe.toMac = mac;
            } else {
                recipe.fromMac = mac;
            }
            return;
        }
        Endpoint endpoint = Endpoint.parse(word).map(this::checkedPort).orElseThrow(none);
        if (destination) {
            recipe.to = endpoint;
        } else {
            recipe.from = endpoint;
        }
    }

    private void endpointAfter(String word, boolean destination) {
        String text = following(word, "an address or a port, as 10.11.0.1:80 or :80");
        set(text, destination, () -> wrong("'" + text + "' is no address or port",
                "for example: udp 10.11.0.2:4000 > 10.11.0.1:53   or: tcp fd11::2 > [fd11::1]:80"));
    }

    private void flags() {
        for (String flag : following("flags", "the flags, as syn,ack").toLowerCase(Locale.ROOT).split("[,+/|]")) {
            recipe.tcpFlags |= TcpFlag.of(flag)
                    .orElseThrow(() -> wrong("'" + flag + "' is no flag of TCP", "for example: tcp flags syn,ack"))
                    .bit();
        }
    }

    private Endpoint checkedPort(Endpoint endpoint) {
        if (endpoint.port().orElse(0) > 0xffff) {
            throw wrong("there is no port " + endpoint.port().getAsInt() + ": they are 0 to 65535",
                    "for example: udp :65535");
        }
        return endpoint;
    }

    private int number(String word, int least, int greatest) {
        String range = "a number from " + least + " to " + greatest;
        if (next == words.size()) {
            throw wrong(word + " needs " + range + " after it", example(word, least));
        }
        String text = words.get(next++);
        if (word.equals("cut") && text.equals("at")) {
            text = following(word, range);
        }
        try {
            int number = Integer.decode(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw wrong(word + " needs " + range + ", not '" + text + "'", example(word, least));
    }

    private String example(String word, int least) {
        String what = recipe.what == null ? "udp" : recipe.what.name().toLowerCase(Locale.ROOT);
        return "for example: " + (word.equals(what) ? "" : what + " ") + word + " " + Math.max(least, EXAMPLE);
    }

    private long number32(String word) {
        String text = following(word, "a number of 32 bits");
        try {
            long number = Long.decode(text);
            if (number >= 0 && number <= 0xffff_ffffL) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw wrong(word + " needs a number of 32 bits, not '" + text + "'", "for example: tcp ack " + word + " 1000");
    }

    private byte[] bytes(String word) {
        String text = following(word, "a payload in hexadecimal, as 0035ff");
        try {
            return HexText.bytes(text);
        } catch (NumberFormatException e) {
            throw wrong("'" + text + "' is not whole bytes in hexadecimal", "for example: udp bytes 0035ff");
        }
    }

    private byte[] mac(String word) {
        String text = following(word, "a hardware address, as 02:00:00:00:00:01");
        if (!text.matches(MAC)) {
            throw wrong("'" + text + "' is no hardware address", "for example: udp " + word + " 02:00:00:00:00:01");
        }
        return HexFormat.ofDelimiter(":").parseHex(text);
    }

    private String following(String word, String what) {
        if (next == words.size()) {
            throw wrong(word + " needs " + what + " after it", "");
        }
        return words.get(next++);
    }

    private TroubleException unknown(String word) {
        return wrong("'" + word + "' is none of the words for packets",
                WordsOfOthers.hint(word, EFFECTS.keySet()));
    }

    TroubleException wrong(String why, String hint) {
        String example = "for example: udp :5005   or: tcp from 10.11.0.2 to :80 syn";
        return Trouble.usage("cannot build the packet '" + recipe.words + "'", why, hint.isEmpty() ? example : hint)
                .toException();
    }
}
