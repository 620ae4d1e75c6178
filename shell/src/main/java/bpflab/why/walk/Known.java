package bpflab.why.walk;

/** What a register holds while one frame is followed. */
sealed interface Known {
    Known NOTHING = new Nothing();

    /** Anything. */
    record Nothing() implements Known {}

    /** A number, and where it comes from. */
    record Number(long value, Origin origin) implements Known {
        Number(long value) {
            this(value, Origin.NONE);
        }
    }

    /** An address in the frame, counted from its first byte. */
    record InFrame(long offset) implements Known {}

    /** The first byte behind the frame. */
    record FrameEnd() implements Known {}

    /** The program's argument. */
    record Context() implements Known {}

    /** An address on the stack, by its distance from r10. */
    record OnStack(long offset) implements Known {}

    /** A map of that name, or a place among the variables that it holds. */
    record OfMap(String name, long offset) implements Known {}

    /** The address of a map's value that was found. */
    record Found(Origin origin) implements Known {}
}
