package bpflab.packet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The control bits of a TCP header, lowest first: RFC 9293, section 3.1. */
enum TcpFlag {
    FIN, SYN, RST, PSH, ACK, URG, ECE, CWR;

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

    /** The names of the bits that are set, {@code none} for none. */
    static String names(int bits) {
        String names = Arrays.stream(values())
                .filter(f -> (bits & f.bit()) != 0)
                .map(TcpFlag::word)
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? "none" : names;
    }
}
