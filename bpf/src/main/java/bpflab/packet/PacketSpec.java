package bpflab.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What to build; the reader of the words fills it in. */
final class PacketSpec {
    /** What kind of packet it is. */
    enum What { ARP, ICMP, TCP, UDP, IP, ETHERTYPE }

    final String words;
    What what;
    boolean ipv4;
    boolean ipv6;
    final List<Integer> vlans = new ArrayList<>();
    Endpoint from = Endpoint.NONE;
    Endpoint to = Endpoint.NONE;
    int ttl = 64;
    int tcpFlags;
    boolean reply;
    OptionalInt icmpType = OptionalInt.empty();
    int icmpCode;
    /** The IP protocol of {@code ip proto N}, or the type of {@code ethertype N}. */
    int number;
    byte[] payload;
    /** How long the payload is to be: cut, or repeated. */
    OptionalInt payloadBytes = OptionalInt.empty();
    OptionalInt cutBytes = OptionalInt.empty();

    PacketSpec(String words) {
        this.words = words;
    }
}
