package bpflab.check;

/** What came back of what was asked; {@code unreachable} requests could not leave because ARP got no answer. */
record Replies(int received, int unreachable) implements Observation {
    /** What came back, in words. */
    String words() {
        return Unit.REPLY.words(received) + (unreachable > 0 ? ", no answer to ARP" : "");
    }
}
