package bpflab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import bpflab.linux.NetworkNamespace;
import bpflab.packet.Packet;
import bpflab.wire.Frame;
import bpflab.wire.FrameSocket;
import java.net.NetworkInterface;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The lab's wire, frame by frame. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NativeXdpTest {
    private static Lab lab;

    @BeforeAll
    static void up() {
        Lab.sweep();
        lab = Lab.up(NetworkNamespace::call, told -> {}, ran -> {});
    }

    @AfterAll
    static void down() {
        lab.close();
    }

    @Test
    void a_frame_from_the_peer_arrives_here_with_its_tag_and_its_time() throws Exception {
        byte[] frame = Packet.build("vlan 7 udp :5005 len=20 dmac " + mac());
        try (FrameSocket here = FrameSocket.open("lab0");
                FrameSocket there = NetworkNamespace.call(Network.NAMESPACE, () -> FrameSocket.open("peer0"))) {
            assertThat(there.send(frame)).isEmpty();
            Frame seen = next(here, frame).orElseThrow();
            assertThat(seen.outgoing()).isFalse();
            assertThat(seen.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(there.send(new byte[3000])).hasValueSatisfying(why -> assertThat(why).contains("MTU"));
            assertThat(there.send(new byte[3])).hasValueSatisfying(why -> assertThat(why).contains("shorter"));
        }
    }

    @Test
    void what_the_peer_sends_has_its_checksum() throws Exception {
        try (FrameSocket here = FrameSocket.open("lab0").onlyArriving()) {
            lab.udp(Direction.FROM_PEER, IpVersion.IPV4, 5006, 1);
            Frame datagram = here.receive(1000).orElseThrow();
            while (!Packet.describe(datagram.bytes()).contains("udp")) {
                datagram = here.receive(1000).orElseThrow();
            }
            assertThat(Packet.layers(datagram.bytes()).toString()).doesNotContain(" wrong").contains(" right");
        }
    }

    private static Optional<Frame> next(FrameSocket socket, byte[] wanted) {
        Optional<Frame> frame = socket.receive(1000);
        while (frame.isPresent() && !Arrays.equals(frame.get().bytes(), wanted)) {
            frame = socket.receive(1000);
        }
        return frame;
    }

    private static String mac() throws Exception {
        byte[] address = NetworkInterface.getByName(Lab.DEVICE).getHardwareAddress();
        return HexFormat.ofDelimiter(":").formatHex(address);
    }
}
