package bpflab.packet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Kinds of ICMP messages that have a name: RFC 792 and RFC 1256, RFC 4443 and RFC 4861; -1 where there is none. */
enum IcmpName {
    ECHO_REQUEST(8, 128), ECHO_REPLY(0, 129), UNREACHABLE(3, 1), TIME_EXCEEDED(11, 3), PARAMETER_PROBLEM(12, 4),
    REDIRECT(5, 137), PACKET_TOO_BIG(-1, 2), ROUTER_SOLICITATION(10, 133), ROUTER_ADVERTISEMENT(9, 134),
    NEIGHBOR_SOLICITATION(-1, 135), NEIGHBOR_ADVERTISEMENT(-1, 136), TIMESTAMP(13, -1);

    private final int v4;
    private final int v6;

    IcmpName(int v4, int v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    /** {@code echo-reply}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<IcmpName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word().equals(word.toLowerCase(Locale.ROOT))).findFirst();
    }

    /** The message of a number; empty where that number has no name here. */
    static Optional<IcmpName> of(int type, boolean ipv6) {
        return Arrays.stream(values()).filter(name -> name.type(ipv6).equals(OptionalInt.of(type))).findFirst();
    }

    /** Whether it is said by IPv6 on one link only: RFC 4861. */
    boolean isForNeighbors() {
        return v6 >= ROUTER_SOLICITATION.v6;
    }

    /** Its number; empty when that ICMP has no such message. */
    OptionalInt type(boolean ipv6) {
        int type = ipv6 ? v6 : v4;
        return type < 0 ? OptionalInt.empty() : OptionalInt.of(type);
    }
}
