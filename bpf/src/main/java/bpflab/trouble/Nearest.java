package bpflab.trouble;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known name that a mistyped one is nearest to. */
public final class Nearest {
    private Nearest() {}

    /**
     * The nearest of the known names, if one is near: at most a third of its letters differ (swapped neighbours count
     * once), or it starts with what was typed.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .filter(name -> isNear(typed, name))
                .min(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * The sentence for an error's hint: {@code did you mean drop_world?}, or {@code otherwise} when nothing is near.
     */
    public static String hint(String typed, Collection<String> known, String otherwise) {
        return to(typed, known).map(name -> "did you mean " + name + "?").orElse(otherwise);
    }

    private static boolean isNear(String typed, String name) {
        boolean starts = typed.length() >= 2
                && name.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
        return starts || distance(typed, name) <= Math.max(1, name.length() / 3);
    }

    /** Optimal string alignment distance, letter case ignored. */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] cost) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
