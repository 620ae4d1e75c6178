package bpflab.btf;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where a number is: {@code count} bits from bit {@code at}, counted as BTF does: from the start of the bytes, on
 * little-endian machines from the least significant bit of each byte, on big-endian ones from the most significant.
 */
record Bits(long at, int count) {

    /** The number in those bits. */
    BigInteger read(byte[] bytes, ByteOrder order, boolean signed) {
        if (at % 8 == 0 && (count == 8 || count == 16 || count == 32 || count == 64)) {
            return whole(ByteBuffer.wrap(bytes).order(order), signed);
        }
        BigInteger value = window(bytes, order).shiftRight(shift(order)).and(mask());
        return signed && count > 0 && value.testBit(count - 1)
                ? value.subtract(BigInteger.ONE.shiftLeft(count))
                : value;
    }

    private BigInteger whole(ByteBuffer bytes, boolean signed) {
        int from = first();
        if (signed) {
            return BigInteger.valueOf(
                    count == 8 ? bytes.get(from)
                            : count == 16 ? bytes.getShort(from)
                            : count == 32 ? bytes.getInt(from)
                            : bytes.getLong(from));
        }
        if (count == 64) {
            long value = bytes.getLong(from);
            return value >= 0 ? BigInteger.valueOf(value) : BigInteger.valueOf(value).add(BigInteger.ONE.shiftLeft(64));
        }
        return BigInteger.valueOf(
                count == 8 ? bytes.get(from) & 0xff
                        : count == 16 ? bytes.getShort(from) & 0xffff
                        : Integer.toUnsignedLong(bytes.getInt(from)));
    }

    /** Puts the low bits of a number there; the bits beside them stay. */
    void write(byte[] bytes, ByteOrder order, BigInteger value) {
        BigInteger hole = mask().shiftLeft(shift(order));
        BigInteger filled = window(bytes, order).andNot(hole).or(value.and(mask()).shiftLeft(shift(order)));
        for (int i = 0; i < width(); i++) {
            int place = order == ByteOrder.LITTLE_ENDIAN ? first() + i : first() + width() - 1 - i;
            bytes[place] = filled.shiftRight(8 * i).byteValue();
        }
    }

    /** The least number for these bits. */
    BigInteger least(boolean signed) {
        return signed ? BigInteger.ONE.shiftLeft(count - 1).negate() : BigInteger.ZERO;
    }

    /** The greatest number for these bits. */
    BigInteger greatest(boolean signed) {
        return BigInteger.ONE.shiftLeft(signed ? count - 1 : count).subtract(BigInteger.ONE);
    }

    /** The first byte behind the bits. */
    long end() {
        return (at + count + 7) / 8;
    }

    /** All bytes that the bits touch, as one unsigned number. */
    private BigInteger window(byte[] bytes, ByteOrder order) {
        byte[] magnitude = new byte[width()];
        for (int i = 0; i < magnitude.length; i++) {
            magnitude[i] = bytes[order == ByteOrder.LITTLE_ENDIAN ? first() + magnitude.length - 1 - i : first() + i];
        }
        return new BigInteger(1, magnitude);
    }

    private int first() {
        return (int) (at / 8);
    }

    private int width() {
        return (int) end() - first();
    }

    private int shift(ByteOrder order) {
        int skipped = (int) (at % 8);
        return order == ByteOrder.LITTLE_ENDIAN ? skipped : width() * 8 - skipped - count;
    }

    private BigInteger mask() {
        return BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE);
    }
}
