package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.bench.SentLast;
import bpflab.command.Answer;
import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import bpflab.lab.Lab;
import bpflab.lab.Sends;
import bpflab.lab.Sent;
import bpflab.lab.Where;
import bpflab.map.BpfMap;
import bpflab.map.MapType;
import bpflab.packet.Packet;
import bpflab.packet.PacketEnds;
import bpflab.trouble.Trouble;
import bpflab.wire.XdpSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** {@code :lab send PACKET}: frames into one end of the lab's wire, and what became of them at the other. */
final class LabSend {
    /** As {@code :lab ping} sends. */
    private static final int MOST_TIMES = 1_000_000;
    private static final int MOST_FRAMES = 10_000;
    /** The only queue that veth receives on unless told otherwise. */
    private static final int QUEUE = 0;
    /** When the same is sent once more to look what a program does with it. */
    private static final int MOST_AGAIN = 16;

    private LabSend() {}

    static Answer run(Bench bench, LabAsked asked) throws InterruptedException {
        asked.refuseOthers();
        Direction direction = asked.direction(Direction.FROM_PEER);
        int times = asked.count(MOST_TIMES, 1);
        int rate = asked.rate();
        Lab lab = bench.lab();
        String prefix = asked.version() == IpVersion.IPV6 ? "ipv6 " : "";
        try (FrameWords typed = new FrameWords(bench, asked.words(), ":lab send", prefix, lab.ends(direction))) {
            List<byte[]> frames = typed.all().limit(MOST_FRAMES).toList();
            if (frames.isEmpty()) {
                frames = usual(asked, typed, prefix, lab.ends(direction));
            }
            bench.how().like(there(direction, "tcpreplay -i " + direction.device() + " FILE.pcap"));
            Sent sent = sent(bench, asked, direction, new Sends(frames, times, rate));
            bench.history().sent(new SentLast(asked.line(), again(direction, frames)));
            SentData data = SentData.of(sent, typed.damage().orElse(""));
            return Answer.of(SentView.of(bench, sent, data, asked.words().has("--long")), data)
                    .stopped(sent.stopped());
        }
    }

    private static SentLast.Again again(Direction direction, List<byte[]> frames) {
        Sends once = new Sends(frames.stream().limit(MOST_AGAIN).toList(), 1, 0);
        return lab -> {
            Sent sent = lab.send(direction, once, Optional.empty());
            return new SentLast.Counts(sent.sent(), sent.at(Where.ARRIVED) - sent.changed());
        };
    }

    private static List<byte[]> usual(
            LabAsked asked, FrameWords typed, String prefix, PacketEnds ends) {
        if (asked.words().has("--pcap")) {
            throw Trouble.failed("cannot send the packets of " + asked.words().value("--pcap").orElse(""),
                    typed.damage().orElse("there is no packet in the file"), ":lab send udp :5005").toException();
        }
        return Packet.frames(prefix + RunWords.USUAL, ends);
    }

    private static Sent sent(Bench bench, LabAsked asked, Direction direction, Sends sends)
            throws InterruptedException {
        Optional<String> name = asked.words().value("--socket");
        if (name.isEmpty()) {
            return bench.lab().send(direction, sends, Optional.empty());
        }
        BpfMap map = Lookup.maps(bench).one(name.get(), false);
        if (map.info().type() != MapType.XSKMAP) {
            throw Trouble.failed("cannot put a socket into " + map.name(),
                    "it is of the kind " + map.info().type().label() + ", and AF_XDP sockets are kept in one of "
                            + MapType.XSKMAP.label(), ":maps   # shows the kinds").toException();
        }
        try (XdpSocket socket = XdpSocket.open(Lab.DEVICE, QUEUE)) {
            map.update(number(QUEUE), number(socket.descriptor()));
            return bench.lab().send(direction, sends, Optional.of(socket));
        }
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(number).array();
    }

    /** A tool's line, run where traffic of that direction starts. */
    static String there(Direction direction, String line) {
        return direction == Direction.FROM_PEER ? "ip netns exec bpflab-peer " + line : line;
    }
}
