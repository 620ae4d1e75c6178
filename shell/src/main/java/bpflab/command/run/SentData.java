package bpflab.command.run;

import bpflab.lab.Sent;
import bpflab.lab.Sighting;
import bpflab.lab.Where;
import bpflab.packet.Packet;
import bpflab.packet.PacketDiff;
import java.util.HexFormat;
import java.util.List;

/**
 * What {@code :lab send} did.
 *
 * @param perSecond how many left a second
 * @param others what was seen besides: answers, and what a program made itself
 * @param lost how many were seen and could not be noted
 * @param damage where the file of packets could be read no further, and why; empty when it could
 */
record SentData(String from, String to, int sent, int arrived, int changed, long perSecond, List<Each> packets,
        List<Seen> others, long lost, String damage) {
    private static final double NANOS = 1e9;

    /**
     * A packet.
     *
     * @param packet in a line
     * @param problem why it could not be sent; empty when it was
     */
    record Each(String packet, int bytes, int sent, int arrived, int changed, List<Seen> seen, String problem,
            String hex) {
        /** How many of it were seen nowhere. */
        int gone() {
            return sent - seen.stream().mapToInt(Seen::times).sum();
        }
    }

    /**
     * One that was seen.
     *
     * @param where {@code arrived}, {@code back}
     * @param changes the fields that differ from what was sent
     */
    record Seen(String where, int times, String packet, int bytes, List<PacketDiff.Change> changes, String hex) {}

    static SentData of(Sent sent, String damage) {
        double seconds = sent.took().toNanos() / NANOS;
        return new SentData(sent.from(), sent.to(), sent.sent(), sent.at(Where.ARRIVED), sent.changed(),
                seconds > 0 ? Math.round(sent.sent() / seconds) : 0,
                sent.frames().stream().map(SentData::each).toList(),
                sent.strays().stream().map(stray -> seen(stray, stray.frame())).toList(), sent.lost(), damage);
    }

    private static Each each(Sent.Fate fate) {
        int changed = fate.changed().stream().mapToInt(Sighting::times).sum();
        return new Each(Packet.describe(fate.frame()), fate.frame().length, fate.sent(), fate.at(Where.ARRIVED),
                changed, fate.seen().stream().map(seen -> seen(seen, fate.frame())).toList(), fate.problem(),
                HexFormat.of().formatHex(fate.frame()));
    }

    private static Seen seen(Sighting seen, byte[] sent) {
        return new Seen(seen.where().words(), seen.times(), Packet.describe(seen.frame()), seen.frame().length,
                PacketDiff.of(sent, seen.frame()).fields(), HexFormat.of().formatHex(seen.frame()));
    }
}
