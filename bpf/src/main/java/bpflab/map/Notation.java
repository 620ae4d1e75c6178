package bpflab.map;

import bpflab.btf.Address;
import bpflab.btf.Leaf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a part of a key or value can be written: what packets keep in network order, functions of the kernel, numbers in
 * hexadecimal, characters.
 */
public enum Notation {
    /** An IPv4 or IPv6 address. */
    IP(List.of(4, 16)) {
        @Override
        String text(byte[] bytes) {
            return Address.text(low(bytes, bytes.length >= 16 ? 16 : 4));
        }
    },
    /** A port of TCP or UDP. */
    PORT(List.of(2)) {
        @Override
        String text(byte[] bytes) {
            byte[] port = low(bytes, 2);
            return String.valueOf((port[0] & 0xff) << 8 | port[1] & 0xff);
        }
    },
    /** An address of Ethernet. */
    MAC(List.of(6)) {
        @Override
        String text(byte[] bytes) {
            return HexFormat.ofDelimiter(":").formatHex(low(bytes, 6));
        }
    },
    /** An address in the kernel: the function that it is in. */
    SYM(List.of(Long.BYTES)) {
        @Override
        String text(byte[] bytes) {
            return HEX.text(bytes);
        }

        /** Those of a process are in the upper half on no machine, and no name of the kernel's is for them. */
        @Override
        String text(Leaf leaf, byte[] bytes, Names names) {
            long address = address(bytes);
            return (address < 0 ? names.symbol(address) : Optional.<String>empty()).orElseGet(() -> text(bytes));
        }

        /** A stack's places behind the outermost frame are 0. */
        @Override
        int items(int item, byte[] bytes) {
            int count = bytes.length / item;
            while (count > 0 && address(Arrays.copyOfRange(bytes, (count - 1) * item, count * item)) == 0) {
                count--;
            }
            return count;
        }

        private static long address(byte[] bytes) {
            return ByteBuffer.wrap(low(bytes, Long.BYTES)).order(ByteOrder.nativeOrder()).getLong();
        }
    },
    /** Hexadecimal: a number as such, of several bytes that are no number each of them. */
    HEX(List.of()) {
        @Override
        String text(byte[] bytes) {
            byte[] number = bytes.clone();
            for (int i = 0; ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN && i < number.length; i++) {
                number[i] = bytes[bytes.length - 1 - i];
            }
            return "0x" + HexFormat.of().formatHex(number).replaceFirst("^0+(?=.)", "");
        }

        @Override
        String text(Leaf leaf, byte[] bytes, Names names) {
            boolean number = !leaf.characters() && NUMBERS.contains(bytes.length) || bytes.length == 1;
            return number ? text(bytes) : HexFormat.ofDelimiter(" ").formatHex(bytes);
        }
    },
    /** Characters of ASCII; others as {@code \x1f}. */
    CHAR(List.of()) {
        @Override
        String text(byte[] bytes) {
            StringBuilder text = new StringBuilder("\"");
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] == 0) {
                end--;
            }
            for (int i = 0; i < end; i++) {
                char c = (char) (bytes[i] & 0xff);
                text.append(c == '"' || c == '\\' ? "\\" + c
                        : c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\x%02x", (int) c));
            }
            return text.append('"').toString();
        }
    };

    private static final Set<Integer> NUMBERS = Set.of(1, 2, 4, 8, 16);

    private final List<Integer> sizes;

    /** The sizes in bytes of what is written like that; none when any is. */
    Notation(List<Integer> sizes) {
        this.sizes = sizes;
    }

    /** As it is typed: {@code ip}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a part looks as if it were meant, when nobody named one. */
    boolean suits(Leaf leaf) {
        return this == CHAR ? leaf.characters() : sizes.isEmpty() || sizes.contains(leaf.itemBytes());
    }

    /** Whether a part that somebody named can be written like that. */
    boolean fits(Leaf leaf) {
        return sizes.isEmpty() || leaf.itemBytes() >= sizes.get(0);
    }

    /** Whether it can stand for one meaning only, so that keys are more likely than values. */
    boolean isOfPackets() {
        return !sizes.isEmpty() && this != SYM;
    }

    abstract String text(byte[] bytes);

    String text(Leaf leaf, byte[] bytes, Names names) {
        return text(bytes);
    }

    /** How many items of an array are written. */
    int items(int item, byte[] bytes) {
        return bytes.length / item;
    }

    /** A part as it is written: an array item by item, where an item is more than a byte. */
    String written(Leaf leaf, byte[] bytes, Names names) {
        int item = leaf.itemBytes();
        return item <= 0 || item >= bytes.length || this == CHAR ? text(leaf, bytes, names)
                : IntStream.range(0, items(item, bytes))
                        .mapToObj(i -> text(leaf, Arrays.copyOfRange(bytes, i * item, (i + 1) * item), names))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The first bytes; a number that was widened has them at its low end, wherever this machine keeps that. */
    private static byte[] low(byte[] bytes, int count) {
        int from = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : bytes.length - count;
        return Arrays.copyOfRange(bytes, from, from + count);
    }
}
