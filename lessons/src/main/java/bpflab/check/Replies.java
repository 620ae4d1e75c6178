package bpflab.check;

/** Requests and what came back; {@code unreachable} of them could not leave because ARP got no answer. */
record Replies(int sent, int received, int unreachable) implements Observation {
    /** What came back, in words. */
    String words() {
        return Unit.REPLY.words(received) + (unreachable > 0 ? ", no answer to ARP" : "");
    }
}
