package bpflab.hook;

/** The first thing that happens to a packet that arrives at an interface. */
public record Xdp(String device, Mode mode) implements Hook {
    /** Where in the path the program runs: {@code XDP_FLAGS_*_MODE} in include/uapi/linux/if_link.h. */
    public enum Mode {
        /** Native when the driver can, generic else: the kernel chooses. */
        ANY,
        /** In the driver, before a socket buffer exists. */
        NATIVE,
        /** In the network stack, for any interface. */
        GENERIC,
        /** On the network card itself. */
        OFFLOAD
    }

    @Override
    public String kind() {
        return "xdp";
    }

    @Override
    public String target() {
        return device;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.xdp(this);
    }
}
