package bpflab.packet;

/** What an IP header says that it carries: IANA's protocol numbers, as include/uapi/linux/in.h and in6.h have them. */
final class IpProtocol {
    static final int HOP_BY_HOP = 0;
    static final int ICMP = 1;
    static final int IPV4 = 4;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int IPV6 = 41;
    static final int ROUTING = 43;
    static final int FRAGMENT = 44;
    static final int GRE = 47;
    static final int ICMPV6 = 58;
    static final int DESTINATION = 60;

    private IpProtocol() {}
}
