package bpflab.packet;

/** An Ethernet frame, built from words or dissected into words. STUB of signatures: the packet helper replaces this file. */
public final class Packet {
    private Packet() {}

    /**
     * Builds a frame from words: {@code udp :5005}, {@code tcp 10.11.0.2:80 > 10.11.0.1:4000 syn}, {@code icmp echo}, {@code arp},
     * {@code vlan 7 udp :53}, {@code ipv6 icmp echo}, {@code udp :53 cut 20}. @throws bpflab.trouble.TroubleException the words, and those that are known
     */
    public static byte[] build(String words) {
        throw new UnsupportedOperationException();
    }

    /** A frame in one line: {@code 10.11.0.2 > 10.11.0.1 udp 5005 > 40000, 12 bytes}. */
    public static String describe(byte[] frame) {
        throw new UnsupportedOperationException();
    }
}
