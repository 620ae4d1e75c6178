package bpflab.lab;

/** What became of one try to talk. */
public enum Reply {
    /** The other side answered. */
    ANSWERED("answered"),
    /** The other side said no: TCP reset, ICMP port unreachable. */
    REFUSED("refused"),
    /** Nothing came back in time. */
    NO_ANSWER("no answer"),
    /** Not even the neighbour's address could be found: ARP, or neighbour discovery, got no answer. */
    NO_NEIGHBOUR("no answer to ARP");

    private final String text;

    Reply(String text) {
        this.text = text;
    }

    /** The word people read. */
    @Override
    public String toString() {
        return text;
    }
}
