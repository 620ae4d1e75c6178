package bpflab.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two lists have in common, in order: a longest common subsequence by Myers' algorithm (An O(ND) Difference
 * Algorithm and Its Variations, 1986). Where the two are very different it takes the best beginning that it found with
 * {@link #MOST_DIFFERENCES} and goes on from there, as git does: time and memory stay bounded, and what it finds is
 * still common, only perhaps not the longest. The longer the lists, the less is looked for at once.
 */
final class Alignment {
    private static final int MOST_DIFFERENCES = 1000;
    private static final int FEWEST_DIFFERENCES = 64;
    /** What differs everywhere costs half the most differences a row: of long lists so many steps are enough. */
    private static final int STEPS = 100_000_000;

    private final int[] a;
    private final int[] b;
    private final List<Pair> pairs = new ArrayList<>();

    /** A place in the first list and the same thing's place in the second. */
    record Pair(int first, int second) {}

    private Alignment(int[] a, int[] b) {
        this.a = a;
        this.b = b;
    }

    /** The pairs, both places rising. */
    static List<Pair> of(List<String> first, List<String> second) {
        Map<String, Integer> numbers = new HashMap<>();
        Alignment alignment = new Alignment(numbered(first, numbers), numbered(second, numbers));
        alignment.run();
        return alignment.pairs;
    }

    /** Equal texts have equal numbers. */
    private static int[] numbered(List<String> texts, Map<String, Integer> numbers) {
        return texts.stream()
                .mapToInt(text -> {
                    Integer known = numbers.putIfAbsent(text, numbers.size());
                    return known == null ? numbers.size() - 1 : known;
                })
                .toArray();
    }

    private void run() {
        int x = 0;
        int y = 0;
        while (x < a.length && y < b.length) {
            int[] end = stretch(x, y);
            x = end[0];
            y = end[1];
        }
    }

    /**
     * Adds the pairs of one search from a place on.
     *
     * @return where it ended
     */
    private int[] stretch(int fromX, int fromY) {
        int most = Math.min(most(a.length + b.length), a.length - fromX + b.length - fromY);
        int[] reach = new int[2 * most + 3];
        int zero = most + 1;
        List<int[]> history = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            Enough.orGoOn();
            history.add(Arrays.copyOfRange(reach, zero - d - 1, zero + d + 2));
            for (int k = -d; k <= d; k += 2) {
                int x = down(reach, zero, d, k) ? reach[zero + k + 1] : reach[zero + k - 1] + 1;
                int y = x - k;
                while (fromX + x < a.length && fromY + y < b.length && y >= 0 && a[fromX + x] == b[fromY + y]) {
                    x++;
                    y++;
                }
                reach[zero + k] = x;
                if (fromX + x >= a.length && fromY + y >= b.length) {
                    return walk(history, d, k, x, fromX, fromY);
                }
            }
        }
        int best = best(reach, zero, most, fromX, fromY);
        return walk(history, most, best, reach[zero + best], fromX, fromY);
    }

    /** How many differences are looked through at once in lists of that length together. */
    private static int most(int length) {
        return Math.max(FEWEST_DIFFERENCES, Math.min(MOST_DIFFERENCES, STEPS / Math.max(1, length)));
    }

    private static boolean down(int[] reach, int zero, int d, int k) {
        return k == -d || k != d && reach[zero + k - 1] < reach[zero + k + 1];
    }

    /** The diagonal that came furthest inside both lists. */
    private int best(int[] reach, int zero, int d, int fromX, int fromY) {
        int best = d % 2;
        int furthest = -1;
        for (int k = -d; k <= d; k += 2) {
            int x = reach[zero + k];
            boolean inside = fromX + x <= a.length && fromY + x - k <= b.length && x >= k;
            if (inside && 2 * x - k > furthest) {
                furthest = 2 * x - k;
                best = k;
            }
        }
        return best;
    }

    /** The way back from the end of a search; {@code history} has what was reached with ever fewer differences. */
    private int[] walk(List<int[]> history, int differences, int diagonal, int reached, int fromX, int fromY) {
        List<Pair> found = new ArrayList<>();
        int x = reached;
        int k = diagonal;
        for (int d = differences; d >= 0; d--) {
            int[] before = history.get(d);
            int zero = d + 1;
            boolean down = d > 0 && down(before, zero, d, k);
            int startX = d == 0 ? 0 : down ? before[zero + k + 1] : before[zero + k - 1] + 1;
            for (; x > startX; x--) {
                found.add(new Pair(fromX + x - 1, fromY + x - 1 - k));
            }
            if (d > 0) {
                x = down ? before[zero + k + 1] : before[zero + k - 1];
                k += down ? 1 : -1;
            }
        }
        Collections.reverse(found);
        pairs.addAll(found);
        return new int[] {fromX + reached, fromY + reached - diagonal};
    }
}
