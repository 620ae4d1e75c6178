package bpflab.hook;

import java.util.List;
import java.util.Optional;

/**
 * A number in the context that a program on packets sees, which BPF_PROG_TEST_RUN lets one give:
 * {@code convert_md_to_xdp} and {@code convert___skb_to_skb} in net/bpf/test_run.c refuse all others.
 *
 * @param name as the struct's member is called; an element of an array as {@code cb[0]}
 * @param offset its first byte in {@code struct xdp_md} or {@code struct __sk_buff} of include/uapi/linux/bpf.h
 * @param bytes 4 or 8
 */
public record ContextField(String name, int offset, int bytes) {
    private static final int XDP_MD_BYTES = 24;
    private static final int SK_BUFF_BYTES = 192;

    private static final List<ContextField> XDP_MD =
            List.of(new ContextField("ingress_ifindex", 12, 4), new ContextField("rx_queue_index", 16, 4));
    private static final List<ContextField> SK_BUFF = List.of(
            new ContextField("mark", 8, 4), new ContextField("priority", 32, 4),
            new ContextField("ingress_ifindex", 36, 4), new ContextField("ifindex", 40, 4),
            new ContextField("cb[0]", 48, 4), new ContextField("cb[1]", 52, 4), new ContextField("cb[2]", 56, 4),
            new ContextField("cb[3]", 60, 4), new ContextField("cb[4]", 64, 4), new ContextField("tstamp", 152, 8),
            new ContextField("wire_len", 160, 4), new ContextField("gso_segs", 164, 4),
            new ContextField("gso_size", 176, 4), new ContextField("hwtstamp", 184, 8));

    /** The fields that can be given to programs of a type; none when it sees no such struct. */
    public static List<ContextField> of(ProgramType type) {
        if (type == ProgramType.FLOW_DISSECTOR) {
            return List.of();
        }
        return type == ProgramType.XDP ? XDP_MD : type.context().equals("__sk_buff") ? SK_BUFF : List.of();
    }

    /** The field of that name. */
    public static Optional<ContextField> named(ProgramType type, String name) {
        return of(type).stream().filter(field -> field.name.equals(name)).findFirst();
    }

    /** How many bytes the struct has whose fields can be given; 0 when there is none. */
    public static int structBytes(ProgramType type) {
        return of(type).isEmpty() ? 0 : type == ProgramType.XDP ? XDP_MD_BYTES : SK_BUFF_BYTES;
    }

    /** Whether programs may write it: the others are the kernel's, which fills them in where none are given. */
    public boolean isTheProgramsToWrite() {
        return name.equals("mark") || name.equals("priority") || name.equals("tstamp") || name.startsWith("cb[");
    }

    /** Whether it holds the number of an interface. */
    public boolean isInterface() {
        return name.endsWith("ifindex");
    }
}
