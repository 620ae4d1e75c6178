package bpflab.check;

/** What an XDP program can answer: {@code enum xdp_action} in include/uapi/linux/bpf.h, in its order. */
public enum XdpAction {
    XDP_ABORTED,
    XDP_DROP,
    XDP_PASS,
    XDP_TX,
    XDP_REDIRECT;

    /** The name of a return value; what is no action is dropped by the kernel, with a warning. */
    public static String nameOf(int verdict) {
        return verdict >= 0 && verdict < values().length
                ? values()[verdict].name()
                : verdict + ", which is no XDP action";
    }
}
