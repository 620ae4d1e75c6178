package bpflab.lab;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Who turned up as whom. Frames carry no number, so it is told by the bytes: first those that are the same, then, of
 * the rest in order, those that are alike in more than half of their bytes.
 */
final class Matching {
    private final List<byte[]> frames;
    private final int[] missing;
    private final List<List<Sighting>> found = new ArrayList<>();

    /** Frames, and how many of each are to be found. */
    Matching(List<byte[]> frames, int[] counts) {
        this.frames = frames;
        this.missing = counts.clone();
        frames.forEach(frame -> found.add(new ArrayList<>()));
    }

    /**
     * Finds what is still missing among what was seen at a place, and takes it from there.
     *
     * @param asSeen how a frame that nobody changed looks there
     */
    void look(Where where, Map<ByteBuffer, Integer> seen, UnaryOperator<byte[]> asSeen) {
        for (int i = 0; i < missing.length; i++) {
            byte[] frame = frames.get(i);
            for (byte[] form : List.of(frame, asSeen.apply(frame))) {
                note(i, new Sighting(where, frame, take(seen, ByteBuffer.wrap(form), missing[i])));
            }
        }
        for (ByteBuffer other : List.copyOf(seen.keySet())) {
            int best = mostAlike(other.array(), where);
            if (best >= 0) {
                int answers = where == Where.BACK ? answersTo(best) : 0;
                int most = Math.min(missing[best], seen.get(other) - answers);
                note(best, new Sighting(where, other.array(), most > 0 ? take(seen, other, most) : 0));
            }
        }
    }

    /** Who arrived may have been answered, and an answer is no frame that was sent back. */
    private int answersTo(int frame) {
        return found.get(frame).stream()
                .filter(each -> each.where() == Where.ARRIVED)
                .mapToInt(Sighting::times)
                .sum();
    }

    private int mostAlike(byte[] other, Where where) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < missing.length; i++) {
            int alike = missing[i] > 0 || where == Where.BACK ? alike(other, frames.get(i)) : 0;
            if (alike > most) {
                most = alike;
                best = i;
            }
        }
        return best;
    }

    private void note(int frame, Sighting sighting) {
        if (sighting.times() > 0) {
            missing[frame] -= sighting.times();
            found.get(frame).add(sighting);
        }
    }

    /**
     * Takes so many away, or as many as there are.
     *
     * @return how many
     */
    static int take(Map<ByteBuffer, Integer> from, ByteBuffer frame, int most) {
        int there = from.getOrDefault(frame, 0);
        int taken = Math.min(there, most);
        if (taken == there) {
            from.remove(frame);
        } else {
            from.put(frame, there - taken);
        }
        return taken;
    }

    /** What was found of a frame. */
    List<Sighting> of(int frame) {
        return found.get(frame);
    }

    /** What is left at a place. */
    static List<Sighting> left(Where where, Map<ByteBuffer, Integer> seen) {
        return seen.entrySet().stream()
                .map(each -> new Sighting(where, each.getKey().array(), each.getValue()))
                .toList();
    }

    /**
     * In how many bytes; 0 for strangers. Counted from both ends, so that a header that was put in or taken out does
     * not make strangers of two frames.
     */
    private static int alike(byte[] one, byte[] other) {
        int shorter = Math.min(one.length, other.length);
        int start = 0;
        int end = 0;
        for (int i = 0; i < shorter; i++) {
            start += one[i] == other[i] ? 1 : 0;
            end += one[one.length - 1 - i] == other[other.length - 1 - i] ? 1 : 0;
        }
        int same = Math.max(start, end);
        return same * 2 > shorter ? same : 0;
    }
}
