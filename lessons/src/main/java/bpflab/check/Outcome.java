package bpflab.check;

import bpflab.lab.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a check expects of a connection. */
enum Outcome {
    /** The other side answers. */
    ANSWERED("answered", Set.of(Reply.ANSWERED)),
    /** The other side says no. */
    REFUSED("refused", Set.of(Reply.REFUSED)),
    /** Nothing comes back. */
    NO_ANSWER("no answer", Set.of(Reply.NO_ANSWER, Reply.NO_NEIGHBOUR)),
    /** It does not get through, one way or the other. */
    BLOCKED("blocked", Set.of(Reply.REFUSED, Reply.NO_ANSWER, Reply.NO_NEIGHBOUR));

    private final String word;
    private final Set<Reply> replies;

    Outcome(String word, Set<Reply> replies) {
        this.word = word;
        this.replies = replies;
    }

    /** The word in a check line. */
    String word() {
        return word;
    }

    /** Whether all replies fit. */
    boolean fits(List<Reply> seen) {
        return replies.containsAll(seen);
    }

    /**
     * Reads a word.
     *
     * @throws NotUnderstood it is none of these
     */
    static Outcome of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new NotUnderstood(
                        "\"" + word + "\" is not understood here", "it is one of " + String.join(", ", words())));
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(Outcome::word).toList();
    }
}
