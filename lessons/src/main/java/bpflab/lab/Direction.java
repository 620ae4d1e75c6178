package bpflab.lab;

/**
 * Which side starts the traffic. Programs sit on lab0 and see what arrives there: replies when it starts here, requests
 * when it starts in the peer.
 */
public enum Direction {
    /** From here to the peer. */
    TO_PEER(""),
    /** From the peer to here. */
    FROM_PEER(" from the peer");

    private final String start;

    Direction(String start) {
        this.start = start;
    }

    /** Where it starts, to be read behind what is sent: empty from here, {@code  from the peer}. */
    public String start() {
        return start;
    }

    /** The direction of the answers. */
    Direction back() {
        return this == TO_PEER ? FROM_PEER : TO_PEER;
    }
}
