package bpflab.check;

import bpflab.lab.Reply;
import java.util.List;

/** What was seen for one check. */
public sealed interface Observation {
    /** The program is in the kernel. */
    record Loaded(String program) implements Observation {}

    /** Requests and what came back; {@code unreachable} of them could not leave because ARP got no answer. */
    record Replies(int sent, int received, int unreachable) implements Observation {}

    /** What became of connections. */
    record Connections(List<Reply> replies) implements Observation {
        public Connections {
            replies = List.copyOf(replies);
        }
    }

    /** What the program returned for a crafted packet. */
    record Returned(int verdict) implements Observation {}

    /** A number read from a map. */
    record Count(long count) implements Observation {}

    /** Lines of the trace. */
    record Printed(List<String> lines) implements Observation {
        public Printed {
            lines = List.copyOf(lines);
        }
    }

    /** What was to be looked at is not there. */
    record Missing(String what) implements Observation {}
}
