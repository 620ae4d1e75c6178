package bpflab.command.run;

import bpflab.packet.Layer;
import bpflab.packet.Packet;
import bpflab.trouble.Trouble;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** A packet to {@code struct bpf_sk_lookup} of include/uapi/linux/bpf.h: what a program that chooses sockets sees. */
final class LookupAddresses {
    private static final int BYTES = 72;
    private static final int FAMILY = 8;
    private static final int PROTOCOL = 12;
    private static final int REMOTE_IP4 = 16;
    private static final int REMOTE_IP6 = 20;
    private static final int REMOTE_PORT = 36;
    private static final int LOCAL_IP4 = 40;
    private static final int LOCAL_IP6 = 44;
    private static final int LOCAL_PORT = 60;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int TCP = 6;
    private static final int UDP = 17;

    private LookupAddresses() {}

    /**
     * @param run the line up to the packet
     * @throws bpflab.trouble.TroubleException it is neither TCP nor UDP: no socket is looked for
     */
    static byte[] of(byte[] frame, String run) {
        Optional<Layer> v4 = layer(frame, "ipv4");
        Optional<Layer> v6 = layer(frame, "ipv6");
        Optional<Layer> ports = layer(frame, "tcp").or(() -> layer(frame, "udp"));
        if (ports.isEmpty() || v4.isEmpty() && v6.isEmpty()) {
            throw Trouble.usage("cannot look for a socket for " + Packet.describe(frame),
                    "the kernel asks such a program about TCP and UDP packets only", run + " tcp :80").toException();
        }
        int at = ports.get().offset();
        ByteBuffer packet = ByteBuffer.wrap(frame);
        ByteBuffer struct = ByteBuffer.allocate(BYTES).order(ByteOrder.nativeOrder());
        struct.putInt(FAMILY, v4.isPresent() ? AF_INET : AF_INET6);
        struct.putInt(PROTOCOL, ports.get().name().equals("tcp") ? TCP : UDP);
        if (v4.isPresent()) {
            copy(frame, v4.get().offset() + 12, struct, REMOTE_IP4, 4);
            copy(frame, v4.get().offset() + 16, struct, LOCAL_IP4, 4);
        } else {
            copy(frame, v6.get().offset() + 8, struct, REMOTE_IP6, 16);
            copy(frame, v6.get().offset() + 24, struct, LOCAL_IP6, 16);
        }
        // the remote port stands as in the packet, the local one as a number
        copy(frame, at, struct, REMOTE_PORT, 2);
        struct.putInt(LOCAL_PORT, Short.toUnsignedInt(packet.getShort(at + 2)));
        return struct.array();
    }

    private static void copy(byte[] frame, int from, ByteBuffer to, int at, int bytes) {
        to.position(at).put(frame, from, bytes);
    }

    private static Optional<Layer> layer(byte[] frame, String name) {
        return Packet.layers(frame).stream()
                .filter(layer -> layer.name().equals(name) && layer.missing() == 0)
                .findFirst();
    }
}
