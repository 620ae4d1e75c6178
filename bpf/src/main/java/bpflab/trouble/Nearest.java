package bpflab.trouble;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known name that a mistyped one is nearest to. */
public final class Nearest {
    /** So long a name is one that was meant, where more was typed behind it. */
    private static final int WHOLE = 4;

    private Nearest() {}

    /**
     * The nearest of the known names, if one is near: at most a third of its letters differ (swapped neighbours count
     * once), one starts with the other. Of several the one that begins most like it.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .flatMap(name -> Near.of(lower, name).stream())
                .min(Comparator.comparingInt(Near::distance)
                        .thenComparing(near -> -same(lower, near.name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Near::name))
                .map(Near::name);
    }

    /**
     * The same for long names that are made of words: words that both begin or end with make none of them near, so
     * that {@code bpf_xdp_flow_lookup} is not taken for {@code bpf_xdp_fib_lookup}; nor is one near of which less than
     * half was typed.
     */
    public static Optional<String> byWords(String typed, Collection<String> known) {
        List<String> words = words(typed);
        return to(typed, known.stream()
                .filter(name -> name.length() <= 2 * typed.length() && areNear(words, words(name)))
                .toList());
    }

    private static boolean areNear(List<String> typed, List<String> known) {
        int most = Math.min(typed.size(), known.size());
        int begin = 0;
        while (begin < most && typed.get(begin).equals(known.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < most - begin
                && typed.get(typed.size() - 1 - end).equals(known.get(known.size() - 1 - end))) {
            end++;
        }
        String mine = String.join("_", typed.subList(begin, typed.size() - end));
        String other = String.join("_", known.subList(begin, known.size() - end));
        boolean added = mine.isEmpty() && other.length() < String.join("_", typed).length();
        return added || other.isEmpty() || Near.of(mine, other).isPresent();
    }

    private static List<String> words(String name) {
        return List.of(name.toLowerCase(Locale.ROOT).split("_", -1));
    }

    /** How many letters both begin with. */
    private static int same(String a, String b) {
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return same;
    }

    /**
     * The sentence for an error's hint: {@code did you mean drop_world?}, or {@code otherwise} when nothing is near.
     */
    public static String hint(String typed, Collection<String> known, String otherwise) {
        return to(typed, known).map(name -> "did you mean " + name + "?").orElse(otherwise);
    }

    /** A name that is near enough. */
    private record Near(String name, int distance) {
        static Optional<Near> of(String typed, String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean starts = typed.length() >= 2 && lower.startsWith(typed);
            int longer = typed.length() - lower.length();
            boolean goesOn = lower.length() >= WHOLE && longer <= lower.length() / 2 && typed.startsWith(lower);
            boolean letters = typed.length() + lower.length() == 2;
            int most = letters ? 0 : starts ? lower.length() : goesOn ? longer : Math.max(1, lower.length() / 3);
            int distance = Nearest.distance(typed, lower, most);
            return distance <= most ? Optional.of(new Near(name, distance)) : Optional.empty();
        }
    }

    /**
     * Optimal string alignment distance, or more than {@code most} where it is more: a kernel has some 60,000 names, of
     * which the lengths, or the first letters, tell of nearly all that they are far.
     */
    private static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        int[] next = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            next[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                next[j] = step(a, b, i, j, last, row, next);
                least = Math.min(least, Math.min(next[j], row[j]));
            }
            if (least > most) {
                return most + 1;
            }
            int[] free = last;
            last = row;
            row = next;
            next = free;
        }
        return row[b.length()];
    }

    /** From the two rows before. */
    private static int step(String a, String b, int i, int j, int[] last, int[] row, int[] next) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(row[j - 1] + change, Math.min(row[j], next[j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, last[j - 2] + 1) : best;
    }
}
