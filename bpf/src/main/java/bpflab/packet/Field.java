package bpflab.packet;

/**
 * A field of a header.
 *
 * @param name as its RFC calls it, in small letters
 * @param bitOffset its first bit, counted from the frame's start, the most significant bit of each byte first
 * @param bits its length
 * @param value as people write it: addresses with dots and colons, flags by name, a checksum with whether it is right
 */
public record Field(String name, int bitOffset, int bits, String value) {
    /** The first byte that the field touches, counted from the frame's start. */
    public int offset() {
        return bitOffset / 8;
    }

    /** How many bytes the field touches. */
    public int bytes() {
        return (bitOffset % 8 + bits + 7) / 8;
    }
}
