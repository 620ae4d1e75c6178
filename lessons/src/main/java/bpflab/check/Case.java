package bpflab.check;

import java.util.List;
import java.util.Optional;

/** One of several things that a check sent: a row of its own below the check's. */
public record Case(String sent, String expected, String seen) {
    private static final int MOST_SHOWN = 3;

    /** Of two lists what only one of them has; empty when they are the same. */
    static Optional<Case> of(String sent, List<String> expected, List<String> seen) {
        return expected.equals(seen)
                ? Optional.empty()
                : Optional.of(new Case(sent, without(expected, seen), without(seen, expected)));
    }

    /** Those that the others have not, the first of them. */
    private static String without(List<String> lines, List<String> others) {
        List<String> own = lines.stream().filter(line -> !others.contains(line)).toList();
        String shown = String.join(", ", own.subList(0, Math.min(MOST_SHOWN, own.size())));
        return own.isEmpty() ? "none of these" : shown + (own.size() > MOST_SHOWN ? ", …" : "");
    }
}
