package bpflab.check;

import bpflab.lab.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What became of connections. */
record Connections(List<Reply> replies) implements Observation {
    Connections {
        replies = List.copyOf(replies);
    }

    /** {@code answered} for one, {@code 2 answered, 1 no answer} for several. */
    String words() {
        if (replies.size() == 1) {
            return replies.get(0).toString();
        }
        return Arrays.stream(Reply.values())
                .filter(replies::contains)
                .map(reply -> replies.stream().filter(reply::equals).count() + " " + reply)
                .collect(Collectors.joining(", "));
    }
}
