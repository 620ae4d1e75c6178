package bpflab.lab;

/**
 * Which side starts the traffic. Programs sit on lab0 and see what arrives there: replies when it starts here, requests
 * when it starts in the peer.
 */
public enum Direction {
    /** From here to the peer. */
    TO_PEER("", Network.FIRST),
    /** From the peer to here. */
    FROM_PEER(" from the peer", Network.FIRST_PEER);

    private final String start;
    private final String device;

    Direction(String start, String device) {
        this.start = start;
        this.device = device;
    }

    /** Where it starts, to be read behind what is sent: empty from here, {@code  from the peer}. */
    public String start() {
        return start;
    }

    /** The interface that it leaves by: {@code lab0}, {@code peer0}. */
    public String device() {
        return device;
    }

    /** The direction of the answers. */
    Direction back() {
        return this == TO_PEER ? FROM_PEER : TO_PEER;
    }
}
