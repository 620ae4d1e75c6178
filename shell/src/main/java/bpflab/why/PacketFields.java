package bpflab.why;

import bpflab.hook.ProgramType;
import java.util.Map;

/**
 * Where a program's argument says that its packet begins and ends, and which of its own numbers are in network order:
 * offsets in the structures of include/uapi/linux/bpf.h.
 *
 * @param data -1 where it does not say it
 * @param end -1 where it does not say it
 * @param inNetworkOrder how many bytes, by offset: addresses, and ports but for the local ones
 */
record PacketFields(int data, int end, Map<Integer, Integer> inNetworkOrder) {
    PacketFields {
        inNetworkOrder = Map.copyOf(inNetworkOrder);
    }

    static PacketFields of(ProgramType type) {
        return switch (type.context()) {
            case "xdp_md" -> new PacketFields(0, 4, Map.of());
            case "__sk_buff" -> new PacketFields(76, 80, Map.of());
            case "bpf_sock_addr" -> new PacketFields(-1, -1, Map.of(4, 4, 24, 2, 40, 4));
            case "bpf_sock" -> new PacketFields(-1, -1, Map.of(24, 4, 48, 2, 52, 4));
            case "bpf_sock_ops" -> new PacketFields(-1, -1, Map.of(24, 4, 28, 4, 64, 4));
            case "sk_msg_md" -> new PacketFields(-1, -1, Map.of(20, 4, 24, 4, 60, 4));
            default -> new PacketFields(-1, -1, Map.of());
        };
    }
}
