package bpflab.packet;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words to a {@link PacketSpec}. A table says what each word does. */
final class PacketSpecReader {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|[-=]?>|(?:(?![-=]>)[^\\s>\"])+");
    private static final String MAC = "\\p{XDigit}{2}(:\\p{XDigit}{2}){5}";
    private static final int MOST_DIGITS = 9;
    /** A number that makes sense behind most words. */
    private static final int EXAMPLE = 8;

    private static final Map<String, PacketEffects.Effect> EFFECTS = PacketEffects.all();

    final PacketSpec spec;
    private final List<String> words = new ArrayList<>();
    private int next;

    private PacketSpecReader(String whole, List<String> some) {
        spec = new PacketSpec(whole);
        words.addAll(some);
    }

    private PacketSpecReader(String text) {
        spec = new PacketSpec(text.strip());
        Matcher word = WORD.matcher(text);
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw wrong("a closing \" is missing", "");
        }
        while (word.find()) {
            boolean quoted = word.group(1) != null;
            add(quoted ? word.group(1) : word.group().replaceFirst("^[-=]>$", ">"), quoted);
        }
    }

    /** {@code len=100} is {@code len 100}, also before a quote; a payload may have what it likes. */
    private void add(String word, boolean quoted) {
        if (!quoted && word.toLowerCase(Locale.ROOT).matches("ack=\\d+")) {
            words.addAll(List.of("ack", "acknum", word.substring("ack=".length())));
            return;
        }
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
        return reader.spec;
    }

    static List<String> words() {
        return List.copyOf(EFFECTS.keySet());
    }

    private void read() {
        while (next < words.size()) {
            String word = words.get(next++);
            PacketEffects.Effect effect = EFFECTS.get(word.toLowerCase(Locale.ROOT));
            if (effect != null) {
                effect.on(this);
            } else {
                endpoint(word);
            }
        }
        PacketSpecRules.check(this, spec);
    }

    void what(PacketSpec.What what) {
        if (spec.what != null) {
            throw wrong("a packet is one of arp, icmp, tcp, udp, ip, ethertype, and these words name two", "");
        }
        spec.what = what;
    }

    /** What stands behind a tunnel's word is the packet in it; only {@code cut} is of the whole. */
    void tunnel(PacketSpec.What what) {
        what(what);
        if (what == PacketSpec.What.VXLAN) {
            spec.number = next < words.size() && words.get(next).matches("\\d+")
                    ? number("vxlan", 0, 0xff_ffff) : 1;
        }
        PacketSpecReader carried = new PacketSpecReader(spec.words, words.subList(next, words.size()));
        if (carried.words.isEmpty()) {
            carried.words.add("icmp");
        }
        carried.read();
        next = words.size();
        spec.inner = carried.spec;
        spec.cutBytes = spec.inner.cutBytes.isPresent() ? spec.inner.cutBytes : spec.cutBytes;
        spec.inner.cutBytes = OptionalInt.empty();
    }

    /** A lone endpoint is the destination, one before {@code >} the source. */
    private void endpoint(String word) {
        List<String> parts = List.of(word.toLowerCase(Locale.ROOT).split(TcpFlag.BETWEEN));
        if (parts.stream().allMatch(part -> TcpFlag.of(part).isPresent())) {
            parts.forEach(part -> spec.tcpFlags |= TcpFlag.of(part).orElseThrow().bit());
        } else {
            set(word, !(next < words.size() && words.get(next).equals(">")), () -> unknown(word));
        }
    }

    /** An address of either kind, or a port. */
    private void set(String word, boolean destination, Supplier<TroubleException> none) {
        if (word.matches(MAC)) {
            byte[] mac = HexFormat.ofDelimiter(":").parseHex(word);
            if (destination) {
                spec.toMac = mac;
            } else {
                spec.fromMac = mac;
            }
            return;
        }
        Optional<String> withPort = spec.what == null || spec.what == PacketSpec.What.UDP
                || spec.what == PacketSpec.What.TCP ? Endpoint.withPort(word) : Optional.empty();
        if (withPort.isPresent()) {
            throw wrong(word + " may be an address, or an address and a port: brackets tell them apart",
                    "for example: " + told(each -> Endpoint.withPort(each).orElse(each))
                            + "   or: " + told(each -> Endpoint.withPort(each).isEmpty() ? each : "[" + each + "]"));
        }
        Endpoint endpoint = Endpoint.parse(word).map(this::checkedPort).orElseThrow(none);
        if (destination) {
            spec.to = spec.to.and(endpoint).orElseThrow(() -> two(word));
        } else {
            spec.from = spec.from.and(endpoint).orElseThrow(() -> two(word));
        }
    }

    /** The packet as it was typed, each word spelled anew. */
    private String told(UnaryOperator<String> spelling) {
        return WORD.matcher(spec.words)
                .replaceAll(word -> Matcher.quoteReplacement(spelling.apply(word.group())));
    }

    /** Of two that stand there without a word it does not follow which of them sends. */
    private TroubleException two(String word) {
        return wrong("there are two places that it could go to, and " + word + " is the second",
                spec.words.contains(">") ? "" : "for example: " + spec.words.replaceFirst(
                        "\\s+(?=" + Pattern.quote(word) + "(\\s|$))", Matcher.quoteReplacement(" > ")));
    }

    void endpointAfter(String word, boolean destination) {
        String text = following(word, "an address or a port, as 10.11.0.1:80 or :80");
        set(text, destination, () -> !WordsOfOthers.place(text).isEmpty() ? unknown(text)
                : wrong("'" + text + "' is no address or port",
                "for example: udp 10.11.0.2:4000 > 10.11.0.1:53   or: tcp fd11::2 > [fd11::1]:80"));
    }

    void flags() {
        String flags = following("flags", "the flags, as syn,ack");
        spec.tcpFlags |= TcpFlag.all(flags).orElseThrow(() -> wrong(
                "'" + TcpFlag.firstThatIsNone(flags) + "' is no flag of TCP",
                "for example: tcp flags syn,ack   or: tcp flags SA"));
        spec.tcpFlagsSaid = true;
    }

    private Endpoint checkedPort(Endpoint endpoint) {
        if (endpoint.port().orElse(0) > 0xffff) {
            throw wrong("there is no port " + endpoint.port().getAsInt() + ": they are 0 to 65535",
                    "for example: udp :65535");
        }
        return endpoint;
    }

    int number(String word, int least, int greatest) {
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
        throw wrong(word + " needs " + range + ", not '" + text + "'", mended(word, text, least, greatest));
    }

    /** The packet as it was typed, with a number that can be there: the nearest one. */
    private String mended(String word, String text, int least, int greatest) {
        Matcher number = Pattern.compile("-?\\d+").matcher(text);
        String typed = "(\\b" + word + "[= ]\\s*)" + Pattern.quote(text) + "(?=\\s|$)";
        if (!number.lookingAt() || !Pattern.compile(typed).matcher(spec.words).find()) {
            return example(word, least);
        }
        long meant = number.end() > MOST_DIGITS ? greatest : Long.parseLong(number.group());
        return "for example: " + spec.words.replaceFirst(
                typed, "$1" + Math.max(Math.max(least, 1), Math.min(greatest, meant)));
    }

    /** The word that comes next; empty behind the last. */
    String peek() {
        return next < words.size() ? words.get(next) : "";
    }

    /** Puts others in the place of the word that comes next. */
    void replace(List<String> others) {
        words.remove(next);
        words.addAll(next, others);
    }

    private String example(String word, int least) {
        String what = spec.what == null ? "udp" : spec.what.name().toLowerCase(Locale.ROOT);
        return "for example: " + (word.equals(what) ? "" : what + " ") + word + " " + Math.max(least, EXAMPLE);
    }

    long number32(String word) {
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

    byte[] bytes(String word) {
        String text = following(word, "a payload in hexadecimal, as 0035ff");
        try {
            return HexText.bytes(text);
        } catch (NumberFormatException e) {
            throw wrong("'" + text + "' is not whole bytes in hexadecimal", "for example: udp bytes 0035ff");
        }
    }

    byte[] mac(String word) {
        String text = following(word, "a hardware address, as 02:00:00:00:00:01");
        if (!text.matches(MAC)) {
            throw wrong("'" + text + "' is no hardware address", "for example: udp " + word + " 02:00:00:00:00:01");
        }
        return HexFormat.ofDelimiter(":").parseHex(text);
    }

    String following(String word, String what) {
        if (next == words.size()) {
            throw wrong(word + " needs " + what + " after it", "");
        }
        return words.get(next++);
    }

    private TroubleException unknown(String word) {
        String place = WordsOfOthers.place(word);
        if (!place.isEmpty()) {
            return wrong(place, WordsOfOthers.withPlace(word, spec.words));
        }
        if (word.matches("\\d{1,5}")) {
            return wrong("a port has a colon in front of it", "for example: "
                    + spec.words.replaceFirst("(^|\\s)" + word + "(?=\\s|$)", "$1:" + word));
        }
        return wrong("'" + word + "' is none of the words for packets",
                WordsOfOthers.hint(word, EFFECTS.keySet()));
    }

    TroubleException wrong(String why, String hint) {
        String example = "for example: udp :5005   or: tcp from 10.11.0.2 to :80 syn";
        return Trouble.usage("cannot build the packet '" + spec.words + "'", why, hint.isEmpty() ? example : hint)
                .toException();
    }
}
