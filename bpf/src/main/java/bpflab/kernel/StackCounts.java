package bpflab.kernel;

/**
 * What the IPv4 stack of this network namespace counted, over all interfaces: RFC 4293.
 *
 * @param received packets that came up to it
 * @param delivered those that it handed to ICMP, TCP, UDP
 * @param sent those that it was asked to send
 */
public record StackCounts(long received, long delivered, long sent) {}
