package bpflab.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bytes to layers. Each header says which comes next; what it says is believed no further than the bytes reach. */
final class Dissector {
    /** The fragment offset in the 16 bits that hold it: RFC 791, section 3.1, and RFC 8200, section 4.5. */
    private static final int IPV4_OFFSET = 0x1fff;
    private static final int IPV6_OFFSET = 0xfff8;

    private final byte[] frame;
    private final List<Layer> layers = new ArrayList<>();
    private int at;
    /** Where the packet ends by the lengths in its headers; behind it is padding. */
    private int end;
    /** Where the addresses of the innermost IP header are, for checksums; 0 when there is none. */
    private int addresses;
    private int addressesEnd;

    private Dissector(byte[] frame) {
        this.frame = frame;
        this.end = frame.length;
    }

    static List<Layer> layers(byte[] frame) {
        Dissector dissector = new Dissector(frame);
        dissector.dissect();
        return List.copyOf(dissector.layers);
    }

    private void dissect() {
        Optional<Header> header = Optional.of(Header.ETHERNET);
        while (header.isPresent()) {
            int start = at;
            header = header(header.get()) ? next(header.get(), start) : Optional.empty();
        }
        rest("payload", Math.min(end, frame.length));
        rest("padding", frame.length);
    }

    private void rest(String name, int until) {
        if (until > at) {
            layers.add(new Layer(name, at, until - at, 0, List.of()));
            at = until;
        }
    }

    /** Adds the header that starts here; false when it was cut off. */
    private boolean header(Header header) {
        int start = at;
        int bytes = Math.max(header.bytes(), length(header, start));
        int there = Math.min(bytes, frame.length - start);
        List<Field> fields = new ArrayList<>();
        int bit = start * 8;
        for (Header.Slot slot : header.slots) {
            if (bit + slot.bits() <= (start + there) * 8) {
                fields.add(new Field(slot.name(), bit, slot.bits(), slot.format().of(frame, bit, slot.bits())));
            }
            bit += slot.bits();
        }
        if (there > header.bytes()) {
            int options = (there - header.bytes()) * 8;
            fields.add(new Field("options", bit, options, Format.MAC.of(frame, bit, options)));
        }
        at = start + there;
        if (there == bytes) {
            limit(header, start);
            ChecksumCheck.judge(
                    frame, header, fields,
                            new ChecksumCheck.Reach(
                            start, Math.min(end, frame.length), addresses, addressesEnd, end <= frame.length));
        }
        layers.add(new Layer(header.word(), start, there, bytes - there, fields));
        return there == bytes;
    }

    /** The length with options as the header says it, if that byte is there. */
    private int length(Header header, int start) {
        int place = switch (header) {
            case IPV4, GRE -> start;
            case EXTENSION -> start + 1;
            case TCP -> start + 12;
            default -> frame.length;
        };
        if (place >= frame.length) {
            return 0;
        }
        int said = frame[place] & 0xff;
        return switch (header) {
            case IPV4 -> (said & 0xf) * 4;
            case TCP -> (said >> 4) * 4;
            case EXTENSION -> 8 + said * 8;
            // a checksum, a key and a sequence number, four bytes each: RFC 2890
            default -> 4 + 4 * Integer.bitCount(said & 0xb0);
        };
    }

    /** From an IP header: where the packet ends, and where its addresses are. */
    private void limit(Header header, int start) {
        if (header == Header.IPV4) {
            end = start + Math.max(number(start + 2, 2), at - start);
            addresses = start + 12;
            addressesEnd = start + 20;
        } else if (header == Header.IPV6) {
            end = at + number(start + 4, 2);
            addresses = start + 8;
            addressesEnd = start + 40;
        }
    }

    /** The header that this one says comes behind it; empty where that is data, or the rest of a fragment. */
    private Optional<Header> next(Header header, int start) {
        return switch (header) {
            case ETHERNET, VLAN -> Header.ofEtherType(number(at - 2, 2));
            case GRE -> room(Header.ofEtherType(number(start + 2, 2)));
            case VXLAN -> room(Optional.of(Header.ETHERNET));
            case UDP -> number(start + 2, 2) == Header.VXLAN_PORT
                    ? room(Optional.of(Header.VXLAN)) : Optional.empty();
            case EXTENSION -> room(Header.ofProtocol(number(start, 1)));
            case IPV4 -> isFirst(start + 6, IPV4_OFFSET) ? room(Header.ofProtocol(number(start + 9, 1)))
                    : Optional.empty();
            case IPV6 -> room(Header.ofProtocol(number(start + 6, 1)));
            case FRAGMENT -> isFirst(start + 2, IPV6_OFFSET) ? room(Header.ofProtocol(number(start, 1)))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether a packet is whole, or the first of its fragments: only there the next header stands. */
    private boolean isFirst(int place, int offset) {
        return (number(place, 2) & offset) == 0;
    }

    /** A header is not looked for in padding. */
    private Optional<Header> room(Optional<Header> header) {
        return at < end ? header : Optional.empty();
    }

    private int number(int from, int bytes) {
        return (int) Format.number(frame, from * 8, bytes * 8);
    }
}
