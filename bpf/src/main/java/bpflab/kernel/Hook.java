package bpflab.kernel;

/** A place in the kernel that runs programs. */
public sealed interface Hook {
    /** The word that names the kind in commands: {@code xdp}. */
    String kind();

    /** Where, in a person's words: {@code lab0}. */
    String target();

    /** The first thing that happens to a packet that arrives at an interface. */
    record Xdp(String device, Mode mode) implements Hook {
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
    }
}
