package bpflab.packet;

import bpflab.packet.PacketSpec.What;
import java.util.List;
import java.util.Locale;

/** Words that are right each for itself and make no packet together. */
final class PacketSpecRules {
    private final PacketSpecReader reader;
    private final PacketSpec spec;

    private PacketSpecRules(PacketSpecReader reader, PacketSpec spec) {
        this.reader = reader;
        this.spec = spec;
    }

    static void check(PacketSpecReader reader, PacketSpec spec) {
        new PacketSpecRules(reader, spec).check();
    }

    private void check() {
        refuse(spec.what == null, "it does not say what the packet is: arp, icmp, tcp, udp, ip, ethertype",
                "for example: " + (spec.words + " udp").strip());
        boolean v6 = spec.from.isV6() || spec.to.isV6();
        boolean v4 = spec.ipv4 || spec.from.isV4() || spec.to.isV4();
        refuse(v4 && (v6 || spec.ipv6), "IPv4 and IPv6 cannot be mixed", "");
        spec.ipv6 |= v6;
        String what = spec.what.name().toLowerCase(Locale.ROOT);
        boolean ports = spec.from.port().isPresent() || spec.to.port().isPresent();
        refuse(ports && !is(What.TCP, What.UDP, What.VXLAN), what + " has no ports", "");
        refuse(spec.tcpFlags != 0 && !is(What.TCP), TcpFlag.names(spec.tcpFlags) + " is for tcp", "");
        refuse(spec.tcpFlagsSaid && !is(What.TCP), "flags are for tcp", "for example: tcp flags syn,ack");
        refuse(spec.ipv6 && is(What.ARP), "IPv6 has no arp", "for example: ipv6 icmp type 135");
        refuse(spec.reply && !is(What.ARP, What.ICMP), what + " has no reply", "");
        refuse((spec.icmpType.isPresent() || spec.icmpCode != 0) && !is(What.ICMP), "type and code are for icmp",
                "");
        nameOfIcmp();
        boolean ip = !is(What.ARP, What.ETHERTYPE);
        boolean cut = spec.more || spec.fragmentOffset > 0 || spec.mtu.isPresent();
        refuse(cut && !ip, what + " has no fragments", "");
        refuse(spec.mtu.isPresent() && (spec.more || spec.fragmentOffset > 0),
                "mtu makes whole fragments, fragment and more make one", "for example: udp len=1400 mtu 500");
        refuse(spec.headerWords.isPresent() && (spec.ipv6 || !ip), "ihl is for IPv4", "");
        refuse(spec.optionBytes > 0 && (spec.ipv6 || !ip), "options are for IPv4", "");
        refuse(spec.optionBytes % 4 != 0, "the options of IPv4 are a multiple of 4 bytes",
                "for example: udp options 8");
        refuse(is(What.IP) && spec.number == 0, "ip needs the number of a protocol", "for example: ip proto 47");
        refuse((spec.sequence != 1 || spec.acknowledgment.isPresent() || spec.window != 0xffff) && !is(What.TCP),
                "seq, acknum and window are for tcp", "");
        checkInner();
        refuse(spec.number != 0 && !is(What.IP, What.ETHERTYPE, What.VXLAN), "proto is for ip",
                "for example: ip proto 47");
    }

    private void nameOfIcmp() {
        if (spec.icmpName.isEmpty()) {
            return;
        }
        refuse(!is(What.ICMP), spec.icmpName + " is for icmp",
                "for example: " + (spec.ipv6 ? "ipv6 " : "") + "icmp " + spec.icmpName);
        IcmpName name = IcmpName.of(spec.icmpName).orElseThrow();
        spec.icmpType = name.type(spec.ipv6);
        refuse(spec.icmpType.isEmpty(), "the ICMP of " + (spec.ipv6 ? "IPv6" : "IPv4") + " has no " + name.word(),
                "for example: " + (spec.ipv6 ? "" : "ipv6 ") + "icmp " + name.word());
    }

    /** A tunnel through IP carries no Ethernet header, one by VXLAN a whole frame. */
    private void checkInner() {
        PacketSpec inner = spec.inner;
        refuse(inner != null && !is(What.VXLAN) && List.of(What.ARP, What.ETHERTYPE).contains(inner.what),
                "what it carries is an IP packet", "for example: vxlan 7 arp");
        refuse(inner != null && !is(What.VXLAN)
                && (!inner.vlans.isEmpty() || inner.fromMac != null || inner.toMac != null),
                "what it carries has no Ethernet header", "for example: vxlan 7 vlan 5 udp");
        refuse(inner != null && inner.mtu.isPresent(), "what it carries cannot be in fragments",
                "for example: mtu 500 ipip udp len=1400");
    }

    private boolean is(What... some) {
        return List.of(some).contains(spec.what);
    }

    private void refuse(boolean wrong, String why, String hint) {
        if (wrong) {
            throw reader.wrong(why, hint);
        }
    }
}
