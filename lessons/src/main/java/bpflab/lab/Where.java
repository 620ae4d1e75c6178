package bpflab.lab;

/** Where a frame can turn up that was sent over the lab's wire, in the order in which places are looked at. */
public enum Where {
    /** At the other end, handed to the stack: past XDP and what tc does on the way in. */
    ARRIVED("arrived"),
    /** At the other end's interface, past XDP, and no further: tc took it, or netfilter. */
    INTERFACE("stopped"),
    /** In the AF_XDP socket that was opened for it. */
    SOCKET("in socket"),
    /** Out of the lab's other wire, at its far end. */
    ELSEWHERE("at " + Network.SECOND_PEER),
    /** Where it came from: sent back, or answered. */
    BACK("back");

    private final String words;

    Where(String words) {
        this.words = words;
    }

    /** As it is read behind what was seen: {@code arrived}, {@code at peer1}. */
    public String words() {
        return words;
    }
}
