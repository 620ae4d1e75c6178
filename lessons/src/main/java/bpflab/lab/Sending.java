package bpflab.lab;

import bpflab.wire.FrameSocket;
import bpflab.wire.FrameSource;
import bpflab.wire.FrameSources;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** Sends frames into one end of a wire, and looks at all places where they can turn up. */
final class Sending implements AutoCloseable {
    /** A frame takes microseconds; what answers by itself, as an ICMP echo, too. */
    private static final int QUIET_MS = 100;
    /** A wire on which others talk without end must not hold us. */
    private static final long MOST_WAIT_NANOS = 2_000_000_000L;
    private static final int NANOS_PER_MILLI = 1_000_000;
    /** Between so many frames what arrived is taken, so that no buffer fills. */
    private static final int BURST = 32;

    private final FrameSocket near;
    private final FrameSources sources = new FrameSources();
    private final Map<Where, Seen> seen = new EnumMap<>(Where.class);
    private final Set<Integer> types;
    private final List<byte[]> frames;
    private final int[] sent;
    private final String[] problems;
    private final Sends asked;
    private long took;
    private boolean ended;

    /**
     * @param near the socket that sends
     * @param types those that are listened for behind tc
     */
    Sending(Sends asked, FrameSocket near, Set<Integer> types) {
        this.asked = asked;
        this.near = near;
        this.types = types;
        Map<ByteBuffer, byte[]> different = new LinkedHashMap<>();
        asked.frames().forEach(frame -> different.put(ByteBuffer.wrap(frame), frame));
        this.frames = List.copyOf(different.values());
        this.sent = new int[frames.size()];
        this.problems = new String[frames.size()];
        listen(Where.BACK, near);
        for (Where where : Where.values()) {
            seen.putIfAbsent(where, new Seen());
        }
    }

    /** What is received there is seen at that place. */
    void listen(Where where, FrameSource source) {
        sources.add(source, seen.computeIfAbsent(where, place -> new Seen())::take);
    }

    /** Sends all, and gathers until the wire is quiet. Ctrl-C ends it, and what was sent by then is told. */
    void send() {
        long begun = System.nanoTime();
        long due = begun;
        Map<ByteBuffer, Integer> places = new LinkedHashMap<>();
        frames.forEach(frame -> places.put(ByteBuffer.wrap(frame), places.size()));
        int count = 0;
        for (int i = 0; i < asked.times() && !ended(); i++) {
            for (byte[] frame : asked.frames()) {
                gatherUntil(due);
                if (ended()) {
                    break;
                }
                one(frame, places.get(ByteBuffer.wrap(frame)));
                due += asked.nanosBetween();
                if (++count % BURST == 0) {
                    sources.take(0);
                }
            }
        }
        took = System.nanoTime() - begun;
        long end = System.nanoTime() + MOST_WAIT_NANOS;
        boolean some = true;
        while (some && System.nanoTime() < end) {
            some = sources.take(QUIET_MS);
        }
    }

    private boolean ended() {
        ended |= Thread.interrupted();
        return ended;
    }

    private void one(byte[] frame, int place) {
        near.send(frame).ifPresentOrElse(why -> problems[place] = why, () -> sent[place]++);
    }

    /** Until a frame is due what arrives is gathered. Who is late sends at once, so the rate holds on the whole. */
    private void gatherUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left < NANOS_PER_MILLI) {
                LockSupport.parkNanos(left);
            } else {
                sources.take((int) Math.min(QUIET_MS, left / NANOS_PER_MILLI));
            }
            if (ended()) {
                return;
            }
        }
    }

    /** What became of all. */
    Sent told(String from, String to) {
        atTheOtherEnd();
        Matching found = new Matching(frames, sent);
        List<Sighting> strays = new ArrayList<>();
        boolean asks = frames.stream().anyMatch(FrameType::asksForNeighbours);
        for (Where where : Where.values()) {
            Map<ByteBuffer, Integer> counts = seen.get(where).counts();
            found.look(where, counts, UnaryOperator.identity());
            Matching.left(where, counts).stream()
                    .filter(each -> asks || !FrameType.asksForNeighbours(each.frame()))
                    .forEach(strays::add);
        }
        List<Sent.Fate> fates = new ArrayList<>();
        for (int i = 0; i < sent.length; i++) {
            String problem = problems[i] == null ? "" : problems[i];
            fates.add(new Sent.Fate(frames.get(i), sent[i], found.of(i), problem));
        }
        long lost = sources.lost() + seen.values().stream().mapToLong(Seen::lost).sum();
        return new Sent(from, to, fates, strays, lost, Duration.ofNanos(took), ended);
    }

    /**
     * The interface saw all that came past XDP, the stack what came past tc, without its outer tag: each is one frame,
     * that arrived as the stack saw it, or else came no further than the interface.
     */
    private void atTheOtherEnd() {
        Map<ByteBuffer, Integer> stopped = seen.get(Where.INTERFACE).counts();
        Map<ByteBuffer, Integer> arrived = seen.get(Where.ARRIVED).counts();
        List<byte[]> all = stopped.keySet().stream().map(ByteBuffer::array).toList();
        Matching further = new Matching(all, stopped.values().stream().mapToInt(Integer::intValue).toArray());
        further.look(Where.ARRIVED, arrived, FrameType::untagged);
        for (int i = 0; i < all.size(); i++) {
            ByteBuffer frame = ByteBuffer.wrap(all.get(i));
            boolean listened = types.containsAll(FrameType.of(all.get(i)));
            for (Sighting each : further.of(i)) {
                Matching.take(stopped, frame, each.times());
                arrived.merge(ByteBuffer.wrap(each.frame()), each.times(), Integer::sum);
            }
            if (!listened && stopped.containsKey(frame)) {
                arrived.merge(frame, stopped.remove(frame), Integer::sum);
            }
        }
    }

    @Override
    public void close() {
        sources.close();
    }
}
