package bpflab.lab;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;

/** By which Internet protocol traffic goes, and the addresses of both ends in it. */
public enum IpVersion {
    /** RFC 791. */
    IPV4("", "-4", "10.11.0.1", "10.11.0.2"),
    /** RFC 8200. */
    IPV6("ipv6 ", "-6", "fd11::1", "fd11::2");

    private final String prefix;
    private final String option;
    private final String here;
    private final String peer;

    IpVersion(String prefix, String option, String here, String peer) {
        this.prefix = prefix;
        this.option = option;
        this.here = here;
        this.peer = peer;
    }

    /** A protocol's name as people read it: {@code udp}, {@code ipv6 udp}. */
    public String by(String protocol) {
        return prefix + protocol;
    }

    /** Where traffic of that direction goes to, as text: {@code 10.11.0.2}. */
    public String target(Direction direction) {
        return direction == Direction.TO_PEER ? peer : here;
    }

    /** The option that tells ping(8), ip(8) and curl(1) this version: {@code -6}. */
    String option() {
        return option;
    }

    /**
     * The family of an address: Java's own sockets are of IPv6 for both, so hooks for IPv4, as {@code connect4}, would
     * not see them.
     */
    static ProtocolFamily family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6;
    }

    InetSocketAddress socket(Direction direction, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(target(direction)), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(target(direction) + " is an address, no name", e);
        }
    }
}
