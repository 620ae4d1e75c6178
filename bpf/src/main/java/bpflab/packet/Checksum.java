package bpflab.packet;

/** The Internet checksum, RFC 1071: the complement of the sum, in ones' complement, of all pairs of bytes. */
final class Checksum {
    private long sum;

    /** Adds bytes; an odd last one counts as if a zero followed, so only the last piece may be odd. */
    Checksum add(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            sum += (long) (bytes[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
        }
        return this;
    }

    /** Adds a number of 16 bits or more, as its halves. */
    Checksum add(int number) {
        sum += (number >>> 16) + (number & 0xffff);
        return this;
    }

    /** The 16 bits for the header; of bytes that hold a right checksum already, 0. */
    int value() {
        long folded = sum;
        while (folded >> 16 != 0) {
            folded = (folded & 0xffff) + (folded >> 16);
        }
        return (int) ~folded & 0xffff;
    }
}
