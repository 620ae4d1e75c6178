package bpflab.verifier.story;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the verifier knows of a register, in words: {@code map_value_or_null(map=counts,…)} is "a value of counts, or
 * NULL".
 */
final class ValueWords {
    private static final BigInteger LARGE = BigInteger.ONE.shiftLeft(31);

    /** A kind of value as the verifier names it, and its words; {@code {map}} and {@code {type}} are filled in. */
    private static final String[][] KINDS = {
        {"pkt_meta", "the packet's metadata"},
        {"pkt_end", "the packet's end"},
        {"pkt", "a place in the packet"},
        {"ctx", "the context"},
        {"map_ptr", "a map"},
        {"map_key", "a key of a map"},
        {"map_value", "a value of a map"},
        {"ringbuf_mem", "a record in the ring buffer"},
        {"(?:rdonly_)?mem", "memory from a helper"},
        {"fp-?\\d*|fp\\[.*", "a variable on the stack"},
        {"dynptr_ptr|dynptr", "a dynptr"},
        {"sock|tcp_sock|sock_common|xdp_sock", "a socket"},
        {"func", "a function"},
        {"arena", "arena memory"},
        {"(?:untrusted_|trusted_|rcu_)?ptr_.*", "a kernel object"},
        {"(?:scalar|inv).*", "a number"},
    };

    private ValueWords() {}

    /** The words for a value, or only for a type, as {@code map_value_or_null}. */
    static String of(String value) {
        String type = value.replaceFirst("\\(.*", "").replaceFirst("^P", "");
        boolean maybeNull = type.contains("_or_null");
        String kind = type.replace("_or_null", "");
        if (kind.matches("-?\\d+|-?0x[0-9a-f]+")) {
            return "the number " + decimal(kind);
        }
        String words = kind.equals("pkt") && value.contains("(") ? packet(value) : words(kind);
        Optional<String> map = part(value, "map");
        if (map.isPresent()) {
            words = words.replace("a map", map.get());
        }
        if (value.matches("scalar\\((?:id=\\d+)?\\)")) {
            return "any number";
        }
        return (words.equals("a number") ? words + range(value) : words) + (maybeNull ? ", or NULL" : "");
    }

    private static String words(String kind) {
        for (String[] row : KINDS) {
            if (kind.matches(row[0])) {
                return row[1];
            }
        }
        return kind;
    }

    private static String packet(String value) {
        if (value.contains("id=") && !value.contains("id=0,")) {
            return "a place in the packet that varies";
        }
        String offset = part(value, "off").orElse("0");
        return offset.equals("0") ? "start of the packet" : "start of the packet + " + offset;
    }

    /** From where to where, when that is known and small enough to mean something: {@code " from 0 to 63"}. */
    static String range(String value) {
        Optional<BigInteger> low = bound(value, "smin");
        Optional<BigInteger> high = bound(value, "smax");
        if (high.isEmpty()) {
            high = bound(value, "umax");
            low = high.isPresent() && low.isEmpty() ? bound(value, "umin").or(() -> Optional.of(BigInteger.ZERO)) : low;
        }
        boolean atMost = high.isPresent() && high.get().compareTo(LARGE) < 0;
        if (low.isPresent() && atMost && low.get().negate().compareTo(LARGE.shiftLeft(1)) < 0) {
            return low.get().equals(high.get()) ? " " + high.get() : " from " + low.get() + " to " + high.get();
        }
        return atMost && low.isEmpty() ? " up to " + high.get() : "";
    }

    /** The highest number that is possible, as far as the verifier knows; empty when it does not. */
    static Optional<BigInteger> highest(String value) {
        return bound(value, "umax").or(() -> bound(value, "smax"));
    }

    private static Optional<BigInteger> bound(String value, String name) {
        Matcher found = Pattern.compile("\\b" + name + "(?:=[us](?:min|max)(?:32)?)*=(-?(?:0x[0-9a-f]+|\\d+))")
                .matcher(value);
        return found.find() ? Optional.of(new BigInteger(decimal(found.group(1)))) : Optional.empty();
    }

    /** A part in parentheses: of {@code pkt(id=1,off=14)} {@code off} is 14. */
    static Optional<String> part(String value, String name) {
        Matcher found = Pattern.compile("[(,]" + name + "=([^,)]+)").matcher(value);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The kernel writes small numbers in decimal and large ones as 64 bits in hexadecimal, two's complement. */
    private static String decimal(String number) {
        if (!number.contains("0x")) {
            return number;
        }
        BigInteger bits = new BigInteger(number.replace("0x", "").replace("-", ""), 16);
        BigInteger signed = bits.bitLength() == Long.SIZE ? bits.subtract(BigInteger.ONE.shiftLeft(Long.SIZE)) : bits;
        return (number.startsWith("-") ? signed.negate() : signed).toString();
    }
}
