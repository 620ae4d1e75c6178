package bpflab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PacketTest {
    private static final String EXAMPLE = "for example: ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "udp :5005 | 10.11.0.2 > 10.11.0.1 udp 40000 > 5005, 12 bytes",
        "udp | 10.11.0.2 > 10.11.0.1 udp 40000 > 53, 12 bytes",
        "udp from :7 payload x | 10.11.0.2 > 10.11.0.1 udp 7 > 53, 1 byte",
        "tcp 10.11.0.2:80 > 10.11.0.1:4000 syn | 10.11.0.2 > 10.11.0.1 tcp 80 > 4000 syn, 0 bytes",
        "tcp 10.11.0.2:80>10.11.0.1:4000 | 10.11.0.2 > 10.11.0.1 tcp 80 > 4000 syn, 0 bytes",
        "TCP to 192.168.0.1 syn ack | 10.11.0.2 > 192.168.0.1 tcp 40000 > 80 syn ack, 0 bytes",
        "tcp rst urg fin psh ece cwr | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 fin rst psh urg ece cwr, 0 bytes",
        "tcp :8080 ack payload \"GET / HTTP/1.0\" | 10.11.0.2 > 10.11.0.1 tcp 40000 > 8080 ack, 14 bytes",
        "tcp payload=\"a b\" ack len=4 | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 ack, 4 bytes",
        "icmp echo | 10.11.0.2 > 10.11.0.1 icmp echo, 56 bytes",
        "icmp reply payload \"\" | 10.11.0.2 > 10.11.0.1 icmp reply, 0 bytes",
        "icmp type 3 code 1 | 10.11.0.2 > 10.11.0.1 icmp type 3 code 1, 56 bytes",
        "arp | arp who has 10.11.0.1, tell 10.11.0.2",
        "arp reply from 10.0.0.7 | arp 10.0.0.7 is at 02:00:00:00:00:02",
        "vlan 7 udp :53 | vlan 7 10.11.0.2 > 10.11.0.1 udp 40000 > 53, 12 bytes",
        "vlan 7 vlan 8 arp | vlan 7 vlan 8 arp who has 10.11.0.1, tell 10.11.0.2",
        "ipv6 icmp echo | fd11::2 > fd11::1 icmpv6 echo, 56 bytes",
        "ipv6 icmp reply | fd11::2 > fd11::1 icmpv6 reply, 56 bytes",
        "tcp from 2001:db8::5 to [fd11::1]:443 | 2001:db8::5 > fd11::1 tcp 40000 > 443 syn, 0 bytes",
        "udp [::]:1 > [::1]:2 | :: > ::1 udp 1 > 2, 12 bytes",
        "udp to 1:0:0:2:0:0:0:3 | fd11::2 > 1:0:0:2::3 udp 40000 > 53, 12 bytes",
        "ip proto 50 payload abc | 10.11.0.2 > 10.11.0.1 protocol 50, 3 bytes",
        "tcp syn,ack | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 syn ack, 0 bytes",
        "tcp flags FIN+ACK | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 fin ack, 0 bytes",
        "udp src 10.0.0.1 dst 10.0.0.2 sport=7 dport=9 | 10.0.0.1 > 10.0.0.2 udp 7 > 9, 12 bytes",
        "udp cut at 50 | 10.11.0.2 > 10.11.0.1 udp 40000 > 53, 8 bytes of 12, the rest was cut off",
        "ipip udp :53 | 10.11.0.2 > 10.11.0.1 ipip 10.11.0.2 > 10.11.0.1 udp 40000 > 53, 12 bytes",
        "10.0.0.1 > 10.0.0.2 ipip ipv6 tcp | 10.0.0.1 > 10.0.0.2 ipip fd11::2 > fd11::1 tcp 40000 > 80 syn, 0 bytes",
        "ipv6 ipip icmp | fd11::2 > fd11::1 ipip 10.11.0.2 > 10.11.0.1 icmp echo, 56 bytes",
        "gre | 10.11.0.2 > 10.11.0.1 gre 10.11.0.2 > 10.11.0.1 icmp echo, 56 bytes",
        "gre ipv6 udp | 10.11.0.2 > 10.11.0.1 gre fd11::2 > fd11::1 udp 40000 > 53, 12 bytes",
        "vlan 5 vxlan 7 vlan 9 arp | vlan 5 10.11.0.2 > 10.11.0.1 udp 40000 > 4789 vxlan 7 vlan 9"
                + " arp who has 10.11.0.1, tell 10.11.0.2",
        "vxlan udp cut 100 | 10.11.0.2 > 10.11.0.1 udp 40000 > 4789 vxlan 1 10.11.0.2 > 10.11.0.1 udp 40000 > 53,"
                + " 8 bytes of 12, the rest was cut off",
        "ipv6 ip proto 59 | fd11::2 > fd11::1 protocol 59, 0 bytes",
        "ethertype 0x88cc payload abc | ethertype 0x88cc, 3 bytes",
        "udp :53 cut 14 | cut after 0 of 20 bytes of the ipv4 header",
        "udp :53 cut 20 | cut after 6 of 20 bytes of the ipv4 header",
        "udp :53 cut at 20 | cut after 6 of 20 bytes of the ipv4 header",
        "vlan 3 udp cut 16 | cut after 2 of 4 bytes of the vlan header",
        "vlan 3 udp cut 20 | vlan 3, cut after 2 of 20 bytes of the ipv4 header",
        "tcp cut 35 | 10.11.0.2 > 10.11.0.1, cut after 1 of 20 bytes of the tcp header",
        "udp cut 50 | 10.11.0.2 > 10.11.0.1 udp 40000 > 53, 8 bytes of 12, the rest was cut off",
        "ipv6 udp cut 64 | fd11::2 > fd11::1 udp 40000 > 53, 2 bytes of 12, the rest was cut off",
        "udp 10.0.0.1:http>10.0.0.2:5005 | 10.0.0.1 > 10.0.0.2 udp 80 > 5005, 12 bytes",
        "udp 10.0.0.1:1->10.0.0.2:2 | 10.0.0.1 > 10.0.0.2 udp 1 > 2, 12 bytes",
        "tcp 10.0.0.1.80 > 10.0.0.2.https | 10.0.0.1 > 10.0.0.2 tcp 80 > 443 syn, 0 bytes",
        "udp [fd00::1]:ntp > [fd00::2]:domain | fd00::1 > fd00::2 udp 123 > 53, 12 bytes",
        "udp to [fd00::1:53] | fd11::2 > fd00::1:53 udp 40000 > 53, 12 bytes",
        "icmp to fd00::1:53 | fd11::2 > fd00::1:53 icmpv6 echo, 56 bytes",
        "udp sport=ssh dport=dns | 10.11.0.2 > 10.11.0.1 udp 22 > 53, 12 bytes",
        "tcp 10.0.0.2 :80 | 10.11.0.2 > 10.0.0.2 tcp 40000 > 80 syn, 0 bytes",
        "tcp flags=SA | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 syn ack, 0 bytes",
        "tcp flags=S. | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 syn ack, 0 bytes",
        "tcp flags=0x12 | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 syn ack, 0 bytes",
        "tcp flags FPU | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 fin psh urg, 0 bytes",
        "tcp flags none | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 none, 0 bytes",
        "tcp syn ack=2 win=5 | 10.11.0.2 > 10.11.0.1 tcp 40000 > 80 syn ack, 0 bytes",
        "udp len=1k | 10.11.0.2 > 10.11.0.1 udp 40000 > 53, 1024 bytes",
        "udp vlan=100,200 | vlan 100 vlan 200 10.11.0.2 > 10.11.0.1 udp 40000 > 53, 12 bytes",
        "icmp echo-reply | 10.11.0.2 > 10.11.0.1 icmp reply, 56 bytes",
        "icmp type=unreachable code=3 | 10.11.0.2 > 10.11.0.1 icmp type 3 code 3, 56 bytes",
        "icmpv6 type=neighbor-solicitation | fd11::2 > fd11::1 icmpv6 type 135 code 0, 56 bytes",
        "icmp6 | fd11::2 > fd11::1 icmpv6 echo, 56 bytes",
        "icmp to fd11::1 time-exceeded | fd11::2 > fd11::1 icmpv6 type 3 code 0, 56 bytes",
        "arp cut 20 | cut after 6 of 28 bytes of the arp header",
    })
    void words_become_the_packet_they_say(String words, String line) {
        assertThat(Packet.describe(Packet.build(words))).isEqualTo(line);
    }

    @Test
    void a_frame_has_the_bytes_that_another_program_gives_it() {
        // put together by a few lines of Python from RFC 768, 791 and 1071
        String expected = "020000000001020000000002" + "0800" + "4500002900010000401166ab0a0b00020a0b0001"
                + "9c40138d0015979c" + "68656c6c6f2c206b65726e656c";
        assertThat(HexFormat.of().formatHex(Packet.build("udp :5005 payload \"hello, kernel\""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "upd :5005 | 'upd' is none of the words for packets | did you mean udp?",
        "qinq 5 6 udp :5005 | 'qinq' is none of the words for packets | for example: vlan 5 vlan 7 udp",
        "udp size 100 | 'size' is none of the words for packets | for example: udp len 100",
        "udp Malformed | 'Malformed' is none of the words for packets | for example: udp badsum",
        "udp tokyo | 'tokyo' is none of the words for packets | the words are > ack acknum arp",
        "~~ | it does not say what the packet is: arp, icmp, tcp, udp | for example: udp",
        ":80 | it does not say what the packet is | for example: :80 udp",
        "udp :65536 | there is no port 65536: they are 0 to 65535 | udp :65535",
        "udp cut 13 | cut needs a number from 14 to 65535, not '13' | for example",
        "udp cut 900 | the whole frame has only 54 bytes | for example: udp len=200 cut 100",
        "udp ttl 256 | ttl needs a number from 0 to 255, not '256' | for example: udp ttl 255",
        "udp ttl x | ttl needs a number from 0 to 255, not 'x' | for example",
        "udp vlan | vlan needs a number from 0 to 4095 after it | for example: udp vlan 8",
        "udp from here | 'here' is no address or port | for example: udp 10.11.0.2:4000 > 10.11.0.1:53",
        "udp 10.11.0.256 | '10.11.0.256' is none | the words are",
        "udp to 1::2::3 | '1::2::3' is no address | for example: udp",
        "udp tcp | these words name two | for example",
        "arp :80 | arp has no ports | for example",
        "icmp from :80 | icmp has no ports | for example",
        "udp syn | syn is for tcp | for example",
        "tcp reply | tcp has no reply | for example",
        "udp type 3 | type and code are for icmp | for example",
        "udp proto 3 | proto is for ip | ip proto 47",
        "ip | ip needs the number of a protocol | ip proto 47",
        "ipv6 arp | IPv6 has no arp | type 135",
        "udp 10.0.0.1 > fd11::1 | IPv4 and IPv6 cannot be mixed | for example",
        "ipv4 udp to fd11::1 | IPv4 and IPv6 cannot be mixed | for example",
        "udp bytes 0x3 | '0x3' is not whole bytes in hexadecimal | bytes 0035ff",
        "udp bytes 003 | '003' is not whole bytes in hexadecimal | bytes 0035ff",
        "udp payload \"abc | a closing \" is missing | for example",
        "udp fragment | fragment needs a number from 0 to 65528 after it | for example: udp fragment 8",
        "udp qinq | 'qinq' is none | for example: vlan 5 vlan 7 udp",
        "udp tos=256 | tos needs a number | for example: udp tos=255",
        "tcp seq -1 | seq needs a number of 32 bits, not '-1' | for example: tcp ack seq 1000",
        "udp seq 5 | seq, acknum and window are for tcp | for example",
        "tcp flags syn,ask | 'ask' is no flag of TCP | tcp flags syn,ack",
        "gre arp | what it carries is an IP packet | vxlan 7 arp",
        "ipip vlan 5 udp | what it carries has no Ethernet header | vxlan 7 vlan 5 udp",
        "ipip udp mtu 100 len=400 | what it carries cannot be in fragments | mtu 500 ipip",
        "udp to fd00::1:53 | may be an address, or an address and a port | udp to [fd00::1]:53   or: udp to [",
        "udp fd00::1:4000>fd00::2:53 | brackets tell them apart | for example: udp [fd00::1]:4000>[fd00::2]:53",
        "udp :htpp | 'htpp' is no port, nor a service with a name: ftp ssh | for example: udp :http",
        "udp :53-60 | a packet has one port, and '53-60' is several | for example: udp :53",
        "udp :-1 | there is no port -1 | for example: udp :5005",
        "udp 10.0.0.300:80 | 10.0.0.300 is no address: four numbers from 0 to 255 | for example: udp :80",
        "udp example.com:53 | names are not looked up | for example: udp :53",
        "tcp:80 | tcp and its port are two words | for example: tcp :80",
        "ipv6 udp:53 ttl 3 | udp and its port are two words | for example: ipv6 udp :53 ttl 3",
        "udp to any:ssh | names are not looked up | for example: udp to :ssh",
        "udp 10.0.0.1:1 10.0.0.2:2 | there are two places | for example: udp 10.0.0.1:1 > 10.0.0.2:2",
        "udp :53 vlan=4096 | vlan needs a number from 0 to 4095, not '4096' | for example: udp :53 vlan=4095",
        "udp :53 len 64K | len needs a number from 0 to 65535, not '65536' | for example",
        "udp csum=0x12 | checksums are right, or all of them are wrong | for example: udp csum=bad",
        "udp flags none | flags are for tcp | tcp flags syn,ack",
        "icmp neighbor-solicitation | the ICMP of IPv4 has no | for example: ipv6 icmp neighbor-solicitation",
        "udp echo-reply | echo-reply is for icmp | for example: icmp echo-reply",
        "tcp 443 syn | a port has a colon in front of it | for example: tcp :443 syn",
        "dhcp | 'dhcp' is none of the words | for example: udp 0.0.0.0:68 > 255.255.255.255:67",
        "udp > | > needs an address or a port | for example",
    })
    void wrong_words_are_named_with_what_is_known(String words, String why, String hint) {
        assertThatThrownBy(() -> Packet.build(words)).isInstanceOfSatisfying(TroubleException.class, e -> {
            assertThat(e.trouble().kind()).isEqualTo(Trouble.Kind.USAGE);
            assertThat(e.trouble().what()).isEqualTo("cannot build the packet '" + words + "'");
            assertThat(e.trouble().why()).contains(why);
            assertThat(e.trouble().hint()).contains(hint);
            if (e.trouble().hint().startsWith(EXAMPLE)) {
                for (String example : e.trouble().hint().substring(EXAMPLE.length()).split(" {3}or: ")) {
                    assertThat(Packet.frames(example, PacketEnds.OF_THE_LAB)).as(example).isNotEmpty();
                }
            }
        });
    }

    @Test
    void header_fields_are_what_the_words_say() {
        assertThat(field("udp tos=184", "ipv4", "dscp")).isEqualTo("46");
        assertThat(field("udp dscp 46 ecn 1", "ipv4", "dscp")).isEqualTo("46");
        assertThat(field("udp dscp=ef", "ipv4", "dscp")).isEqualTo("46");
        assertThat(field("udp dscp af41", "ipv4", "dscp")).isEqualTo("34");
        assertThat(field("udp dscp CS6", "ipv4", "dscp")).isEqualTo("48");
        assertThat(field("udp csum=bad", "udp", "checksum")).isEqualTo(field("udp badsum", "udp", "checksum"));
        assertThat(field("tcp ack=9", "tcp", "acknowledgment")).isEqualTo("9");
        assertThat(field("udp ecn 1 dscp 46", "ipv4", "ecn")).isEqualTo("1");
        assertThat(field("ipv6 udp tos 184", "ipv6", "traffic class")).isEqualTo("184");
        assertThat(field("tcp seq 4294967295 acknum 7 window 100", "tcp", "sequence")).isEqualTo("4294967295");
        assertThat(field("tcp seq 4294967295 acknum 7 window 100", "tcp", "acknowledgment")).isEqualTo("7");
        assertThat(field("tcp seq 4294967295 acknum 7 window 100", "tcp", "window")).isEqualTo("100");
        assertThat(field("arp 02:00:00:00:00:0a > 02:00:00:00:00:0b", "ethernet", "source"))
                .isEqualTo("02:00:00:00:00:0a");
        assertThat(field("arp 02:00:00:00:00:0a > 02:00:00:00:00:0b", "ethernet", "destination"))
                .isEqualTo("02:00:00:00:00:0b");
        for (String tunnel : List.of("ipip udp", "gre tcp", "vxlan 5 ipv6 udp", "vxlan icmp", "ipv6 ipip ipv6 icmp")) {
            assertThat(Packet.layers(Packet.build(tunnel)).stream().flatMap(layer -> layer.fields().stream())
                    .filter(each -> each.name().equals("checksum")).map(Field::value))
                    .as(tunnel).isNotEmpty().allSatisfy(value -> assertThat(value).endsWith(" right"));
        }
    }

    private static String field(String words, String layer, String name) {
        return Packet.layers(Packet.build(words)).stream().filter(each -> each.name().equals(layer)).findFirst()
                .flatMap(each -> each.field(name)).orElseThrow().value();
    }

    @Test
    void headers_with_options_of_their_own_are_gone_past() {
        // IPv6 with options for the destination, then UDP; GRE with a key
        byte[] frame = Packet.build("ipv6 ip proto 60 bytes 1100010400000000" + "9c40003500080000");
        assertThat(Packet.describe(frame)).isEqualTo("fd11::2 > fd11::1 udp 40000 > 53, 0 bytes");
        byte[] gre = Packet.build("ip proto 47 bytes 2000080000000007" + "450000140001000040fd66ee0a0b00020a0b0001");
        assertThat(Packet.describe(gre)).isEqualTo("10.11.0.2 > 10.11.0.1 gre 10.11.0.2 > 10.11.0.1 protocol 253,"
                + " 0 bytes");
    }

    @Test
    void a_payload_may_be_bytes_that_no_text_has() {
        byte[] frame = Packet.build("udp fragment 1480 bytes 00350035");

        assertThat(HexFormat.of().formatHex(frame)).as("a later fragment has no header of UDP").endsWith("00350035");
        assertThat(frame).hasSize(14 + 20 + 4);
    }

    @Test
    void a_payload_has_its_limit() {
        assertThatThrownBy(() -> Packet.build("udp payload " + "x".repeat(70_000)))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("65535 are the most");
    }

    @Test
    void each_word_is_known_to_completion() {
        assertThat(Packet.words())
                .contains("udp", "tcp", "icmp", "arp", "vlan", "ipv6", "ttl", "cut", "payload", "from", "to", "syn");
    }
}
