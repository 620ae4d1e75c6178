package bpflab.why.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where a number comes from. */
public sealed interface Origin {
    /** From the program itself, or from several places. */
    Origin NONE = new None();

    /** Nothing that can be named. */
    record None() implements Origin {}

    /**
     * Bytes of the frame, counted from its start.
     *
     * @param turned whether the first of them is the highest of the number, as in the frame: the program, or the
     *     kernel before it, turned them round
     */
    record Bytes(int at, int size, boolean turned) implements Origin {}

    /** The frame's length, or what is left of it. */
    record Length() implements Origin {}

    /** What the kernel tells of the packet. */
    record OfPacket(Told told) implements Origin {}

    /** Whether a map has an entry. */
    record Lookup(String map, Key key) implements Origin {}

    /** Bytes of the name of the thread that came by, counted from its start. */
    record NameBytes(int at, int size) implements Origin {}

    /** Whether that name is another one, as far as that one goes. */
    record NameIs(Key name) implements Origin {}

    /** A number of the thread that came by. */
    enum Number implements Origin { PROCESS, THREAD, USER }

    /** Such a number in the upper half of one of 64 bits. */
    record Upper(Number number) implements Origin {}

    /**
     * Bytes of what an event hands over: members of it, or what its pointers lead to.
     *
     * @param through the places of the pointers that were followed, the first of them in the event itself
     * @param at the first byte, counted from where the last of them leads
     */
    record OfEvent(List<Integer> through, int at, int size) implements Origin {
        public OfEvent {
            through = List.copyOf(through);
        }

        /** Of the event itself. */
        public OfEvent(int at, int size) {
            this(List.of(), at, size);
        }

        /** What that pointer leads to. */
        OfEvent behind(int offset, int bytes) {
            List<Integer> more = new ArrayList<>(through);
            more.add(at);
            return new OfEvent(more, offset, bytes);
        }

        /** One of its bytes. */
        public OfEvent single(int index) {
            return new OfEvent(through, at + index, 1);
        }
    }

    /** Whether a text that starts there is another one, as far as that one goes. */
    record TextIs(OfEvent start, Key text) implements Origin {}

    /** A variable of the program, which has that value now. */
    record Variable(String map, long offset, int size) implements Origin {}

    /** A number in a map's value, which is that now. */
    record Value(String map, Key key, long offset) implements Origin {}

    /**
     * What a function of the program answered: a number that stands in it.
     *
     * @param call the slots of the calls that lead into it
     */
    record Answer(String function, List<Integer> call) implements Origin {
        public Answer {
            call = List.copyOf(call);
        }
    }

    /** Whether it is the program's own, and neither a frame's nor a thread's. */
    default boolean isOfTheProgram() {
        return this instanceof None || this instanceof Variable || this instanceof Value
                || this instanceof Answer;
    }

    /** A key's bytes. */
    record Key(byte[] bytes) {
        public Key {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** Of the number whose bytes stand the other way round. */
    default Origin otherWayRound() {
        return this instanceof Bytes bytes ? new Bytes(bytes.at, bytes.size, !bytes.turned) : this;
    }

    /** Of a number that was made of two: bytes that stand together stay bytes of the frame. */
    default Origin with(Origin other) {
        if (other instanceof None || equals(other) || other.isOfTheProgram() && !(this instanceof None)) {
            return this;
        }
        if (this instanceof Bytes one && other instanceof Bytes two) {
            int first = Math.min(one.at, two.at);
            return new Bytes(first, Math.max(one.at + one.size, two.at + two.size) - first, one.turned || two.turned);
        }
        if (this instanceof NameBytes one && other instanceof NameBytes two) {
            int first = Math.min(one.at, two.at);
            return new NameBytes(first, Math.max(one.at + one.size, two.at + two.size) - first);
        }
        if (this instanceof OfEvent one && other instanceof OfEvent two && one.through.equals(two.through)) {
            int first = Math.min(one.at, two.at);
            return new OfEvent(one.through, first, Math.max(one.at + one.size, two.at + two.size) - first);
        }
        return isOfTheProgram() ? other : NONE;
    }
}
