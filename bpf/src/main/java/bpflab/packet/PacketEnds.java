package bpflab.packet;

import java.util.HexFormat;

/**
 * Between whom a packet goes when its words do not say it.
 *
 * @param fromMac who sends, 6 bytes
 * @param toMac who is to take it, 6 bytes
 * @param fromV4 the sender's IPv4 address, as text
 * @param fromV6 the sender's IPv6 address, as text
 */
public record PacketEnds(byte[] fromMac, byte[] toMac, String fromV4, String toV4, String fromV6, String toV6) {
    /** From the lab's peer to its near end, where programs are attached; hardware addresses are made up. */
    public static final PacketEnds OF_THE_LAB = new PacketEnds(
            HexFormat.of().parseHex("020000000002"), HexFormat.of().parseHex("020000000001"),
            "10.11.0.2", "10.11.0.1", "fd11::2", "fd11::1");

    public PacketEnds {
        fromMac = fromMac.clone();
        toMac = toMac.clone();
    }

    @Override
    public byte[] fromMac() {
        return fromMac.clone();
    }

    @Override
    public byte[] toMac() {
        return toMac.clone();
    }

    byte[] from(boolean v6) {
        return Address.parse(v6 ? fromV6 : fromV4).orElseThrow();
    }

    byte[] to(boolean v6) {
        return Address.parse(v6 ? toV6 : toV4).orElseThrow();
    }
}
