package bpflab.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a program answers: the values by name, and the neutral one, which leaves things as they are without it. */
public enum ReturnValues {
    /** {@code enum xdp_action} of include/uapi/linux/bpf.h. */
    XDP("XDP_PASS", names("XDP_ABORTED", "XDP_DROP", "XDP_PASS", "XDP_TX", "XDP_REDIRECT")),

    /** {@code TC_ACT_*} of include/uapi/linux/pkt_cls.h; tcx and netkit take the same numbers. */
    TC("TC_ACT_OK", namesFrom(-1, "TC_ACT_UNSPEC", "TC_ACT_OK", "TC_ACT_RECLASSIFY", "TC_ACT_SHOT", "TC_ACT_PIPE",
            "TC_ACT_STOLEN", "TC_ACT_QUEUED", "TC_ACT_REPEAT", "TC_ACT_REDIRECT", "TC_ACT_TRAP")),

    /** {@code enum sk_action} of include/uapi/linux/bpf.h. */
    PASS("SK_PASS", names("SK_DROP", "SK_PASS")),

    /** The two of include/uapi/linux/netfilter.h that the verifier lets through. */
    NF("NF_ACCEPT", names("NF_DROP", "NF_ACCEPT")),

    /** {@code enum bpf_ret_code} of include/uapi/linux/bpf.h. */
    LWT("BPF_OK", List.of(new Value(0, "BPF_OK"), new Value(2, "BPF_DROP"), new Value(7, "BPF_REDIRECT"),
            new Value(128, "BPF_LWT_REROUTE"), new Value(129, "BPF_FLOW_DISSECTOR_CONTINUE"))),

    /** 1 allows and 0 refuses, as the cgroup's programs do. */
    ALLOW("1", List.of()),

    /** How many bytes of a packet the socket gets: all of them. */
    WHOLE("-1", List.of()),

    /** The value says nothing, or 0 says "no error". */
    ZERO("0", List.of());

    private final String neutral;
    private final List<Value> values;

    ReturnValues(String neutral, List<Value> values) {
        this.neutral = neutral;
        this.values = values;
    }

    /** A value and its name in C. */
    public record Value(int number, String name) {}

    private static List<Value> names(String... names) {
        return namesFrom(0, names);
    }

    private static List<Value> namesFrom(int first, String... names) {
        List<Value> values = new ArrayList<>();
        for (String name : names) {
            values.add(new Value(first + values.size(), name));
        }
        return List.copyOf(values);
    }

    /** The neutral value as it is written in C: {@code XDP_PASS}. */
    public String neutral() {
        return neutral;
    }

    /** The values that have names, in the order of their numbers. */
    public List<Value> named() {
        return values;
    }

    /** The name of a value; empty for one without. */
    public Optional<String> nameOf(int number) {
        return values.stream().filter(value -> value.number == number).map(Value::name).findFirst();
    }

    /** A value in words: its name, or what the number means; just the number where it means nothing. */
    public String said(int number) {
        if (this == ALLOW) {
            return number + ((number & 1) == 1 ? " (allowed)" : " (refused)");
        }
        if (this == WHOLE) {
            return number == 0 ? "0 (dropped)" : number == -1 ? "-1 (all of it)" : number + " (bytes kept)";
        }
        return nameOf(number).orElseGet(() -> number + unknown());
    }

    /**
     * What becomes of a packet for which a program answers what is no verdict: bpf_warn_invalid_xdp_action in
     * net/core/filter.c, cls_bpf_exec_opcode in net/sched/cls_bpf.c. LWT's is one for two kinds of program.
     */
    private String unknown() {
        return switch (this) {
            case XDP -> " (no verdict: dropped, as XDP_ABORTED)";
            case TC -> " (no verdict: taken as TC_ACT_UNSPEC)";
            case LWT -> " (no verdict)";
            default -> "";
        };
    }
}
