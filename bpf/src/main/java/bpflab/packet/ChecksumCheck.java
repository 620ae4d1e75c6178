package bpflab.packet;

import java.util.List;

/**
 * Says beside a checksum whether it is right. Frames seen on a machine's own virtual interfaces often have none yet:
 * the card computes it.
 */
final class ChecksumCheck {
    private ChecksumCheck() {}

    /**
     * What a checksum covers: the header's start, the packet's end, the addresses for the pseudo-header, and whether
     * all of it is there.
     */
    record Reach(int start, int end, int addresses, int addressesEnd, boolean whole) {}

    static void judge(byte[] frame, Header header, List<Field> fields, Reach reach) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.name().equals("checksum")) {
                String verdict = verdict(frame, header, reach);
                fields.set(i, new Field(field.name(), field.bitOffset(), field.bits(), field.value() + verdict));
            }
        }
    }

    private static String verdict(byte[] frame, Header header, Reach reach) {
        if (header == Header.IPV4) {
            int headerBytes = (frame[reach.start()] & 0x0f) * 4;
            return says(new Checksum().add(frame, reach.start(), reach.start() + headerBytes));
        }
        boolean none = header == Header.UDP && frame[reach.start() + 6] == 0 && frame[reach.start() + 7] == 0;
        if (!reach.whole() || none) {
            return none ? " none" : "";
        }
        Checksum sum = new Checksum().add(frame, reach.start(), reach.end());
        return says(header == Header.ICMP ? sum : pseudo(sum, frame, header, reach));
    }

    /** Addresses, length and protocol count too: RFC 9293, section 3.1, and RFC 8200, section 8.1. */
    private static Checksum pseudo(Checksum sum, byte[] frame, Header header, Reach reach) {
        int protocol = header == Header.TCP ? IpProtocol.TCP
                : header == Header.UDP ? IpProtocol.UDP : IpProtocol.ICMPV6;
        return sum.add(frame, reach.addresses(), reach.addressesEnd()).add(protocol).add(reach.end() - reach.start());
    }

    private static String says(Checksum sum) {
        return sum.value() == 0 ? " right" : " wrong";
    }
}
