package bpflab.check;

import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import bpflab.trouble.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines that package bpflab.check describes. */
final class CheckParser {
    /** What is known: the first word of a line to what reads the rest of it. */
    private static final Map<String, BiFunction<String, String, Check>> KINDS = Map.of(
            "ping", CheckParser::ping,
            "tcp", CheckParser::tcp,
            "udp", CheckParser::udp,
            "http", CheckParser::http,
            "packet", CheckParser::packet,
            "map", CheckParser::map,
            "global", CheckParser::global,
            "trace", CheckParser::trace);

    private static final int MOST = 100;

    private CheckParser() {}

    /** Reads a line. @throws NotUnderstood what is wrong with it */
    static Check parse(String line) {
        if (line.strip().equals("loads")) {
            return new Check.Loads();
        }
        String[] sides = line.split("\\s+->\\s+", 2);
        String[] words = sides[0].strip().split("\\s+", 2);
        if (!KINDS.containsKey(words[0])) {
            throw new NotUnderstood(
                    "the check \"" + words[0] + "\" is not known",
                            Nearest.hint(
                            words[0], KINDS.keySet(),
                                    "known are loads, "
                                    + String.join(", ", KINDS.keySet().stream().sorted().toList())));
        }
        if (sides.length < 2 || sides[1].isBlank()) {
            throw new NotUnderstood("the check does not say what it expects", "ping x3 -> 3 replies");
        }
        return KINDS.get(words[0]).apply(words.length < 2 ? "" : words[1].strip(), sides[1].strip());
    }

    /** A line that is no check. */
    static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String hint;

        NotUnderstood(String why, String hint) {
            super(why);
            this.hint = hint;
        }

        String hint() {
            return hint;
        }
    }

    private static Check ping(String rest, String expected) {
        Sent sent = Sent.of(rest, false);
        return new Check.Pings(sent.direction(), sent.version(), sent.times(), replies(expected));
    }

    private static Check tcp(String rest, String expected) {
        Sent sent = Sent.of(rest, true);
        return new Check.Connects(sent.direction(), sent.version(), sent.port(), sent.times(), outcome(expected));
    }

    private static Check udp(String rest, String expected) {
        Sent sent = Sent.of(rest, true);
        return new Check.Echoes(sent.direction(), sent.version(), sent.port(), sent.times(), replies(expected));
    }

    private static Check http(String rest, String expected) {
        Sent sent = Sent.of(rest, true);
        return new Check.Fetches(sent.direction(), sent.version(), sent.port(), outcome(expected));
    }

    private static Check packet(String rest, String expected) {
        List<String> known = Arrays.stream(XdpAction.values()).map(Enum::name).toList();
        if (rest.isEmpty()) {
            throw new NotUnderstood("the packet is missing", "packet udp :5005 -> XDP_PASS");
        }
        if (!known.contains(expected)) {
            throw new NotUnderstood(
                    "\"" + expected + "\" is no XDP action",
                            Nearest.hint(expected, known, "they are " + String.join(", ", known)));
        }
        return new Check.Returns(rest, XdpAction.valueOf(expected));
    }

    private static Check map(String rest, String expected) {
        String[] words = rest.split("\\s+", 2);
        if (rest.isEmpty()) {
            throw new NotUnderstood("the map's name is missing", "map rxcnt -> 3 entries");
        }
        return words.length == 1
                ? new Check.Entries(rest, amount(expected, "entry", "entries", "map rxcnt -> at least 3 entries"))
                : new Check.ValueOf(words[0], words[1], amount(expected, "", "", "map rxcnt 17 -> at least 3"));
    }

    private static Check global(String rest, String expected) {
        if (!rest.matches("[A-Za-z_]\\w*")) {
            throw new NotUnderstood("\"" + rest + "\" is no variable's name", "global counter -> at least 3");
        }
        return new Check.Global(rest, amount(expected, "", "", "global counter -> at least 3"));
    }

    private static Check trace(String rest, String expected) {
        if (!rest.isEmpty()) {
            throw new NotUnderstood("\"" + rest + "\" is one word too many", "trace -> some words");
        }
        return new Check.Prints(expected);
    }

    private static Amount replies(String expected) {
        return amount(expected, "reply", "replies", "3 replies, at least 1 reply, no replies");
    }

    private static Amount amount(String text, String one, String many, String example) {
        return Amount.of(text, one, many)
                .orElseThrow(() -> new NotUnderstood("\"" + text + "\" is not understood here", example));
    }

    private static Outcome outcome(String expected) {
        return Outcome.of(expected)
                .orElseThrow(
                        () -> new NotUnderstood(
                                "\"" + expected + "\" is not understood here",
                                        "it is one of " + String.join(", ", Outcome.words())));
    }

    /** What traffic is about: {@code :80 x3 ipv6 from peer}. */
    private record Sent(int port, int times, Direction direction, IpVersion version) {
        private static final Pattern FORM =
                Pattern.compile("(?::(\\d{1,5})\\s*)?(?:x(\\d{1,3})\\s*)?(ipv6\\s*)?(from peer)?");

        static Sent of(String text, boolean needsPort) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new NotUnderstood(
                        "\"" + text + "\" is not understood here",
                                (needsPort ? ":80 " : "") + "x3 ipv6 from peer, in this order");
            }
            int port = Optional.ofNullable(matcher.group(1)).map(Integer::parseInt).orElse(0);
            int times = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(1);
            if (needsPort ? port < 1 || port > 65535 : matcher.group(1) != null) {
                throw new NotUnderstood(
                        needsPort ? "it needs a port from 1 to 65535" : "ping has no port",
                                needsPort ? "tcp :80" : "ping x3");
            }
            if (times < 1 || times > MOST) {
                throw new NotUnderstood("x" + times + " is not from x1 to x" + MOST, "x3");
            }
            return new Sent(
                    port, times,
                    matcher.group(4) == null ? Direction.TO_PEER : Direction.FROM_PEER,
                    matcher.group(3) == null ? IpVersion.IPV4 : IpVersion.IPV6);
        }
    }
}
