package bpflab.lab;

import java.util.List;

/**
 * What became of TCP connections, one after the other.
 *
 * @param replies one for each connection: answered means that the handshake was completed
 */
public record TcpResult(List<Reply> replies) {
    public TcpResult {
        replies = List.copyOf(replies);
    }

    /** How many got that reply. */
    public int count(Reply reply) {
        return (int) replies.stream().filter(reply::equals).count();
    }
}
