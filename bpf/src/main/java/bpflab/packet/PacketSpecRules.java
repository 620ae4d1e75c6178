package bpflab.packet;

import bpflab.packet.PacketSpec.What;
import java.util.List;
import java.util.Locale;

/** Words that are right each for itself and make no packet together. */
final class PacketSpecRules {
    private final PacketSpecReader reader;
    private final PacketSpec recipe;

    private PacketSpecRules(PacketSpecReader reader, PacketSpec recipe) {
        this.reader = reader;
        this.recipe = recipe;
    }

    static void check(PacketSpecReader reader, PacketSpec recipe) {
        new PacketSpecRules(reader, recipe).check();
    }

    private void check() {
        refuse(recipe.what == null, "it does not say what the packet is: arp, icmp, tcp, udp, ip, ethertype",
                "for example: " + (recipe.number > 0 ? "ip " + recipe.words : recipe.words + " udp").strip());
        boolean v6 = recipe.from.isV6() || recipe.to.isV6();
        boolean v4 = recipe.ipv4 || recipe.from.isV4() || recipe.to.isV4();
        refuse(v4 && (v6 || recipe.ipv6), "IPv4 and IPv6 cannot be mixed", "");
        recipe.ipv6 |= v6;
        String what = recipe.what.name().toLowerCase(Locale.ROOT);
        boolean ports = recipe.from.port().isPresent() || recipe.to.port().isPresent();
        refuse(ports && !is(What.TCP, What.UDP, What.VXLAN), what + " has no ports", "");
        refuse(recipe.tcpFlags != 0 && !is(What.TCP), TcpFlag.names(recipe.tcpFlags) + " is for tcp", "");
        refuse(recipe.tcpFlagsSaid && !is(What.TCP), "flags are for tcp", "for example: tcp flags syn,ack");
        refuse(recipe.ipv6 && is(What.ARP), "IPv6 has no arp", "for example: ipv6 icmp type 135");
        refuse(recipe.reply && !is(What.ARP, What.ICMP), what + " has no reply", "");
        refuse((recipe.icmpType.isPresent() || recipe.icmpCode != 0) && !is(What.ICMP), "type and code are for icmp",
                "");
        nameOfIcmp();
        boolean ip = !is(What.ARP, What.ETHERTYPE);
        boolean cut = recipe.more || recipe.fragmentOffset > 0 || recipe.mtu.isPresent();
        refuse(cut && !ip, what + " has no fragments", "");
        refuse(recipe.mtu.isPresent() && (recipe.more || recipe.fragmentOffset > 0),
                "mtu makes whole fragments, fragment and more make one", "for example: udp len=1400 mtu 500");
        refuse(recipe.headerWords.isPresent() && (recipe.ipv6 || !ip), "ihl is for IPv4", "");
        refuse(recipe.optionBytes > 0 && (recipe.ipv6 || !ip), "options are for IPv4", "for example: ipv6 hopopts udp");
        refuse(!recipe.extensions.isEmpty() && !ip, what + " has no headers of IPv6", "for example: hopopts udp");
        refuse(!recipe.tcpOptions.isEmpty() && !is(What.TCP), "mss, wscale, sackok and ts are for tcp",
                "for example: tcp mss 1460 wscale 7");
        refuse(recipe.tcpOptions.isTooLong(), "a TCP header has room for 40 bytes of options",
                "for example: tcp mss 1460 wscale 7");
        refuse(recipe.optionBytes % 4 != 0, "the options of IPv4 are a multiple of 4 bytes",
                "for example: udp options 8");
        refuse(is(What.IP) && recipe.number == 0, "ip needs the number of a protocol", "for example: ip proto 47");
        refuse((recipe.sequence != 1 || recipe.acknowledgment.isPresent() || recipe.window != 0xffff) && !is(What.TCP),
                "seq, acknum and window are for tcp", "");
        checkInner();
        refuse(recipe.number != 0 && !is(What.IP, What.ETHERTYPE, What.VXLAN), "proto is for ip",
                "for example: ip proto 47");
    }

    private void nameOfIcmp() {
        if (recipe.icmpName.isEmpty()) {
            return;
        }
        refuse(!is(What.ICMP), recipe.icmpName + " is for icmp",
                "for example: " + (recipe.ipv6 ? "ipv6 " : "") + "icmp " + recipe.icmpName);
        IcmpName name = IcmpName.of(recipe.icmpName).orElseThrow();
        recipe.icmpType = name.type(recipe.ipv6);
        refuse(recipe.icmpType.isEmpty(), "the ICMP of " + (recipe.ipv6 ? "IPv6" : "IPv4") + " has no " + name.word(),
                "for example: " + (recipe.ipv6 ? "" : "ipv6 ") + "icmp " + name.word());
    }

    /** A tunnel through IP carries no Ethernet header, one by VXLAN a whole frame. */
    private void checkInner() {
        PacketSpec inner = recipe.inner;
        refuse(inner != null && !is(What.VXLAN) && List.of(What.ARP, What.ETHERTYPE).contains(inner.what),
                "what it carries is an IP packet", "for example: vxlan 7 arp");
        refuse(inner != null && !is(What.VXLAN)
                && (!inner.vlans.isEmpty() || inner.fromMac != null || inner.toMac != null),
                "what it carries has no Ethernet header", "for example: vxlan 7 vlan 5 udp");
        refuse(inner != null && inner.mtu.isPresent(), "what it carries cannot be in fragments",
                "for example: mtu 500 ipip udp len=1400");
    }

    private boolean is(What... some) {
        return List.of(some).contains(recipe.what);
    }

    private void refuse(boolean wrong, String why, String hint) {
        if (wrong) {
            throw reader.wrong(why, hint);
        }
    }
}
