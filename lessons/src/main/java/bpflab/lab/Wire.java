package bpflab.lab;

import bpflab.packet.PacketEnds;
import bpflab.trouble.Trouble;
import bpflab.wire.FrameSocket;
import bpflab.wire.FrameSource;
import java.io.IOException;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The lab's wire, frame by frame. */
final class Wire {
    private final Sides sides;

    Wire(Sides sides) {
        this.sides = sides;
    }

    /** Between whom a packet goes that starts at that side: the addresses that the interfaces have now. */
    PacketEnds ends(Direction direction) throws Exception {
        byte[] here = sides.at(Direction.TO_PEER, () -> address(Network.FIRST));
        byte[] there = sides.at(Direction.FROM_PEER, () -> address(Network.FIRST_PEER));
        boolean toPeer = direction == Direction.TO_PEER;
        return new PacketEnds(toPeer ? here : there, toPeer ? there : here,
                IpVersion.IPV4.target(direction.back()), IpVersion.IPV4.target(direction),
                IpVersion.IPV6.target(direction.back()), IpVersion.IPV6.target(direction));
    }

    private static byte[] address(String device) throws IOException {
        NetworkInterface found = NetworkInterface.getByName(device);
        if (found == null || found.getHardwareAddress() == null) {
            throw Trouble.failed("cannot send frames", "the interface " + device + " is gone", ":lab up").toException();
        }
        return found.getHardwareAddress();
    }

    /**
     * Sends, and looks.
     *
     * @param socket one more that is looked at; it is closed with the others
     */
    Sent send(Direction direction, Sends asked, Optional<? extends FrameSource> socket) throws Exception {
        String from = direction.device();
        String to = direction.back().device();
        Set<Integer> types = new TreeSet<>(FrameType.usual());
        asked.frames().forEach(frame -> types.addAll(FrameType.of(frame)));
        FrameSocket near = sides.at(direction, () -> FrameSocket.open(from).onlyArriving());
        try (Sending sending = new Sending(asked, near, types)) {
            sides.at(direction.back(), () -> {
                sending.listen(Where.INTERFACE, FrameSocket.open(to).onlyArriving());
                types.forEach(type -> sending.listen(Where.ARRIVED, FrameSocket.open(to, type)));
                return null;
            });
            sending.listen(Where.ELSEWHERE, sides.at(Direction.FROM_PEER,
                    () -> FrameSocket.open(Network.SECOND_PEER).onlyArriving()));
            socket.ifPresent(each -> sending.listen(Where.SOCKET, each));
            sending.send();
            return sending.told(from, to);
        }
    }
}
