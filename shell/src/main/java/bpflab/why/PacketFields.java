package bpflab.why;

import bpflab.hook.ProgramType;

/**
 * Where a program's argument says that its packet begins and ends: offsets in {@code struct xdp_md} and
 * {@code struct __sk_buff}; -1 where it does not.
 */
record PacketFields(int data, int end) {
    static PacketFields of(ProgramType type) {
        return switch (type.context()) {
            case "xdp_md" -> new PacketFields(0, 4);
            case "__sk_buff" -> new PacketFields(76, 80);
            default -> new PacketFields(-1, -1);
        };
    }
}
