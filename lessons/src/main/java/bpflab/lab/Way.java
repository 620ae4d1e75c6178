package bpflab.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Which way traffic goes. Programs sit on lab0 and see what arrives there: replies when it starts here, requests when
 * it starts in the peer.
 *
 * @param fromPeer whether it starts in the peer
 * @param ipv6 whether it goes by IPv6
 */
public record Way(boolean fromPeer, boolean ipv6) {
    /** From here to the peer, by IPv4. */
    public static final Way TO_PEER = new Way(false, false);

    /** From the peer to here, by IPv4. */
    public static final Way FROM_PEER = new Way(true, false);

    /** Where it goes to, as text: {@code 10.11.0.2}. */
    public String target() {
        return ipv6 ? fromPeer ? "fd11::1" : "fd11::2" : fromPeer ? "10.11.0.1" : "10.11.0.2";
    }

    /** A protocol's name as people read it: {@code ipv6 udp}. */
    public String by(String protocol) {
        return (ipv6 ? "ipv6 " : "") + protocol;
    }

    /** Where it starts, to be read behind what is sent: empty from here, {@code  from the peer}. */
    public String start() {
        return fromPeer ? " from the peer" : "";
    }

    InetAddress address() {
        try {
            return InetAddress.getByName(target());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(target() + " is an address, no name", e);
        }
    }
}
