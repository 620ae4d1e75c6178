package bpflab.packet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The control bits of a TCP header, lowest first: RFC 9293, section 3.1. */
enum TcpFlag {
    FIN, SYN, RST, PSH, ACK, URG, ECE, CWR;

    /** What may stand between two flags. */
    static final String BETWEEN = "[,+/|-]";
    /** {@code SA}, {@code S.}: what is no word, but letters of flags. */
    static final String CAPITALS = "[FSRPAUECW.]*[FSRPAUECW][FSRPAUECW.]*";
    /** One letter each, as tcpdump and scapy have them: a dot is ACK, W and C are CWR. */
    private static final String LETTERS = "FSRPAUEC";

    int bit() {
        return 1 << ordinal();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A flag by its name. */
    static Optional<TcpFlag> of(String word) {
        return Arrays.stream(values()).filter(flag -> flag.word().equals(word)).findFirst();
    }

    /** The bits of {@code syn,ack}, {@code SA}, {@code S.}, {@code 0x12} or {@code none}; empty when it is no such. */
    static Optional<Integer> all(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.matches("none|null")) {
            return Optional.of(0);
        } else if (lower.matches("0x[0-9a-f]{1,2}|\\d{1,3}")) {
            return Optional.of(Integer.decode(lower)).filter(bits -> bits <= 0xff);
        } else if (lower.matches("[fsrpauecw.]+")) {
            return Optional.of(lower.chars().map(letter -> letter(Character.toUpperCase((char) letter)))
                    .reduce(0, (a, b) -> a | b));
        }
        int bits = 0;
        for (String part : lower.split(BETWEEN)) {
            Optional<TcpFlag> flag = of(part);
            if (flag.isEmpty()) {
                return Optional.empty();
            }
            bits |= flag.get().bit();
        }
        return Optional.of(bits);
    }

    /** Of several words the first that is no flag. */
    static String firstThatIsNone(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(BETWEEN)).filter(part -> of(part).isEmpty())
                .findFirst().orElse(text);
    }

    private static int letter(char letter) {
        return 1 << LETTERS.indexOf(letter == '.' ? 'A' : letter == 'W' ? 'C' : letter);
    }

    /** The names of the bits that are set, {@code none} for none. */
    static String names(int bits) {
        String names = Arrays.stream(values())
                .filter(f -> (bits & f.bit()) != 0)
                .map(TcpFlag::word)
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? "none" : names;
    }
}
