package bpflab.why;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a register holds, as far as instructions tell. */
sealed interface Held {
    Held UNKNOWN = new Unknown();

    /** Anything. */
    record Unknown() implements Held {}

    /** The program's argument. */
    record Context() implements Held {}

    /** The first byte behind the packet. */
    record PacketEnd() implements Held {}

    /** A map of that name. */
    record MapNamed(String name) implements Held {}

    /** A number. */
    record Number(long value) implements Held {}

    /**
     * An address in the packet.
     *
     * @param offset from its start, or from where something of unknown length ended
     * @param exact whether it is from its start
     */
    record Packet(int offset, boolean exact) implements Held {
        Packet plus(int bytes) {
            return new Packet(offset + bytes, exact);
        }
    }

    /**
     * Bytes of the packet, whichever way round.
     *
     * @param from for each of the eight bytes, the lowest first, which of the packet's it is; {@link #ZERO} for none
     */
    record Bytes(List<Integer> from, boolean exact) implements Held {
        static final int ZERO = -1;
        private static final int ALL = 8;

        public Bytes {
            from = List.copyOf(from);
        }

        static Bytes read(Packet at, int size) {
            List<Integer> from = new ArrayList<>(Collections.nCopies(ALL, ZERO));
            for (int i = 0; i < size; i++) {
                from.set(i, at.offset() + i);
            }
            return new Bytes(from, at.exact());
        }

        /** Moved by that many bytes, up when it is above 0. */
        Bytes shifted(int by) {
            List<Integer> moved = new ArrayList<>();
            for (int i = 0; i < ALL; i++) {
                moved.add(i - by >= 0 && i - by < ALL ? from.get(i - by) : ZERO);
            }
            return new Bytes(moved, exact);
        }

        /** The lowest bytes, in the other order. */
        Bytes swapped(int size) {
            List<Integer> turned = new ArrayList<>(Collections.nCopies(ALL, ZERO));
            for (int i = 0; i < size; i++) {
                turned.set(i, from.get(size - 1 - i));
            }
            return new Bytes(turned, exact);
        }

        /** The bytes that a mask leaves; nothing where it cuts one in two. */
        Optional<Bytes> masked(long mask) {
            List<Integer> left = new ArrayList<>();
            for (int i = 0; i < ALL; i++) {
                long part = mask >>> i * 8 & 0xff;
                if (part != 0 && part != 0xff && from.get(i) != ZERO) {
                    return Optional.empty();
                }
                left.add(part == 0 ? ZERO : from.get(i));
            }
            return Optional.of(new Bytes(left, exact));
        }

        /** Two put together; nothing where both have a byte at the same place. */
        Optional<Bytes> or(Bytes other) {
            List<Integer> both = new ArrayList<>();
            for (int i = 0; i < ALL; i++) {
                if (from.get(i) != ZERO && other.from.get(i) != ZERO) {
                    return Optional.empty();
                }
                both.add(Math.max(from.get(i), other.from.get(i)));
            }
            return Optional.of(new Bytes(both, exact && other.exact));
        }

        /** How many bytes of the packet it has. */
        int size() {
            return (int) from.stream().filter(each -> each != ZERO).count();
        }

        /** Whether they stand as in the packet, ({@code step} 1) or the other way round (-1), and nothing else does. */
        boolean inOrder(int step) {
            for (int i = 0; i < size(); i++) {
                if (from.get(i) == ZERO || from.get(i) != from.get(0) + i * step) {
                    return false;
                }
            }
            return true;
        }

        /** The first of them in the packet; empty when that is not known. */
        Optional<Integer> at() {
            return exact ? from.stream().filter(each -> each != ZERO).min(Integer::compare) : Optional.empty();
        }
    }
}
