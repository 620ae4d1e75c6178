package bpflab.check;

import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What traffic is about: {@code :80 x3 ipv6 from peer}; the port is 0 where there is none. */
record Traffic(int port, int times, Direction direction, IpVersion version) {
    private static final int MOST = 100;
    private static final Pattern FORM =
            Pattern.compile("(?::(\\d{1,5})\\s*)?(?:x(\\d{1,3})\\s*)?(ipv6\\s*)?(from peer)?");

    /**
     * Traffic to a port.
     *
     * @throws NotUnderstood it has none, or is written otherwise
     */
    static Traffic toPort(String text) {
        Traffic traffic = of(text, ":80 x3 ipv6 from peer, in this order");
        if (traffic.port < 1 || traffic.port > 65535) {
            throw new NotUnderstood("it needs a port from 1 to 65535", "tcp :80");
        }
        return traffic;
    }

    /**
     * Traffic that knows no ports.
     *
     * @throws NotUnderstood it has one, or is written otherwise
     */
    static Traffic toHost(String text) {
        Traffic traffic = of(text, "x3 ipv6 from peer, in this order");
        if (text.startsWith(":")) {
            throw new NotUnderstood("ping has no port", "ping x3");
        }
        return traffic;
    }

    private static Traffic of(String text, String form) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new NotUnderstood("\"" + text + "\" is not understood here", form);
        }
        int times = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        if (times < 1 || times > MOST) {
            throw new NotUnderstood("x" + times + " is not from x1 to x" + MOST, "x3");
        }
        return new Traffic(
                matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)),
                times,
                matcher.group(4) == null ? Direction.TO_PEER : Direction.FROM_PEER,
                matcher.group(3) == null ? IpVersion.IPV4 : IpVersion.IPV6);
    }

    /**
     * The packet that arrives at lab0 first, or leaves there: of traffic from the peer the request arrives and the
     * reply leaves, else the other way round.
     */
    String packet(boolean leaving, String request, String reply) {
        String words = (direction == Direction.FROM_PEER) != leaving ? request : reply;
        return version == IpVersion.IPV6 ? "ipv6 " + words : words;
    }

    /** As {@link #packet}, of a TCP connection to the port. */
    String connection(boolean leaving) {
        return packet(leaving, "tcp :" + port, "tcp from :" + port + " to :40000 syn ack");
    }

    /** What is sent, in words: {@code ipv6 tcp :80, 3 connections from the peer}. */
    String words(String protocol, String times) {
        return version.by(protocol) + times + direction.start();
    }
}
