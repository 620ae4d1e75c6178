package bpflab.kernel;

/**
 * What a program is run on.
 *
 * @param packet a frame of at least 14 bytes for programs on packets; else empty
 * @param context for programs on packets their {@code struct xdp_md} or {@code struct __sk_buff}, or empty for one as
 *     the kernel makes it; for tracing programs their arguments, 8 bytes each; for syscall programs their struct
 * @param repeat how often it is run on the same bytes, which keep what a run changed in them
 */
public record RunInput(byte[] packet, byte[] context, int repeat) {
    private static final byte[] NONE = {};

    public RunInput {
        packet = packet.clone();
        context = context.clone();
    }

    /** A packet, in a context as the kernel makes it. */
    public static RunInput ofPacket(byte[] packet, int repeat) {
        return new RunInput(packet, NONE, repeat);
    }

    /** Arguments or a struct, and no packet. */
    public static RunInput ofContext(byte[] context, int repeat) {
        return new RunInput(NONE, context, repeat);
    }

    /** The same, so often. */
    public RunInput times(int more) {
        return new RunInput(packet, context, more);
    }

    @Override
    public byte[] packet() {
        return packet.clone();
    }

    @Override
    public byte[] context() {
        return context.clone();
    }
}
