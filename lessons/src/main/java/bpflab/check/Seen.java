package bpflab.check;

import bpflab.lab.Reply;
import java.util.List;

/** What was seen for one check. */
public sealed interface Seen {
    /** The program is in the kernel. */
    record Loaded(String program) implements Seen {}

    /** Requests and what came back; {@code unreachable} of them could not leave because ARP got no answer. */
    record Replies(int sent, int received, int unreachable) implements Seen {}

    /** What became of connections. */
    record Connections(List<Reply> replies) implements Seen {
        public Connections {
            replies = List.copyOf(replies);
        }
    }

    /** What the program returned for a crafted packet. */
    record Returned(int verdict) implements Seen {}

    /** A number read from a map. */
    record Count(long count) implements Seen {}

    /** Lines of the trace. */
    record Printed(List<String> lines) implements Seen {
        public Printed {
            lines = List.copyOf(lines);
        }
    }

    /** What was to be looked at is not there. */
    record Missing(String what) implements Seen {}
}
