package bpflab.why.walk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A thread that comes by a program, as helpers tell of it.
 *
 * @param name of the thread, {@code comm} in the kernel
 * @param process its number, which is the first thread's
 * @param thread its own number
 * @param user its user's number
 * @param event what is handed over where it comes by, and what that leads to, byte by byte, as far as it is asked for
 */
public record Caller(Name name, long process, long thread, long user, Map<Origin.OfEvent, Byte> event) {
    /** Of TASK_COMM_LEN bytes (include/linux/sched.h): the last is 0 in each name that a thread can have. */
    static final int NAME_BYTES = 16;

    /** One that nothing is meant for: no number is that large, no name that empty. */
    public static final Caller NOBODY =
            new Caller(Name.of(""), Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** What is in an event that nothing is meant for. */
    private static final long NOTHING_MEANT = 0x7fff_fff1_7fff_fff1L;

    public Caller {
        event = Map.copyOf(event);
    }

    /** One of whose event nothing is asked. */
    public Caller(Name name, long process, long thread, long user) {
        this(name, process, thread, user, Map.of());
    }

    /** What stands there in the event. */
    public long inEvent(Origin.OfEvent place) {
        long meant = NOTHING_MEANT >>> Long.SIZE - Byte.SIZE * place.size();
        for (int i = 0; i < place.size(); i++) {
            Byte asked = event.get(place.single(i));
            if (asked != null) {
                meant = meant & ~(0xffL << Byte.SIZE * i) | (asked & 0xffL) << Byte.SIZE * i;
            }
        }
        return meant;
    }

    /** Whether that byte of the event is asked for. */
    public boolean asks(Origin.OfEvent single) {
        return event.containsKey(single);
    }

    /** A name's bytes, zeros behind it. */
    public record Name(byte[] bytes) {
        public Name {
            bytes = Arrays.copyOf(bytes, NAME_BYTES);
        }

        /** That of a text. */
        public static Name of(String text) {
            return new Name(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Name name && Arrays.equals(bytes, name.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            int end = 0;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            return new String(bytes, 0, end, StandardCharsets.UTF_8);
        }

        private Name with(int at, byte[] other) {
            byte[] changed = bytes();
            System.arraycopy(other, 0, changed, at, Math.min(other.length, NAME_BYTES - at));
            return new Name(changed);
        }
    }

    /** Whether a thread can have that name: it ends before the last of its bytes. */
    public boolean hasPossibleName() {
        return name.bytes[NAME_BYTES - 1] == 0;
    }

    /** The same, as a comparison asks for it; empty for one that is not about a thread. */
    public Optional<Caller> with(Turn turn) {
        return turn.origin() instanceof Origin.Upper upper ? with(upper.number(), turn.with() >>> 32)
                : with(turn.origin(), turn.with());
    }

    private Optional<Caller> with(Origin origin, long number) {
        return Optional.ofNullable(
                origin instanceof Origin.NameBytes part ? named(name.with(part.at(), bytes(number, part.size())))
                : origin instanceof Origin.NameIs whole ? named(new Name(whole.name().bytes()))
                : origin == Origin.Number.PROCESS ? new Caller(name, number, thread, user, event)
                : origin == Origin.Number.THREAD ? new Caller(name, process, number, user, event)
                : origin == Origin.Number.USER ? new Caller(name, process, thread, number, event)
                : origin instanceof Origin.OfEvent place ? with(place, bytes(number, place.size()))
                : origin instanceof Origin.TextIs text ? with(text.start(), text.text().bytes())
                : null);
    }

    private Caller named(Name other) {
        return new Caller(other, process, thread, user, event);
    }

    private Caller with(Origin.OfEvent place, byte[] bytes) {
        Map<Origin.OfEvent, Byte> more = new HashMap<>(event);
        for (int i = 0; i < bytes.length; i++) {
            more.put(place.single(i), bytes[i]);
        }
        return new Caller(name, process, thread, user, more);
    }

    private static byte[] bytes(long number, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (number >>> 8 * i);
        }
        return bytes;
    }
}
