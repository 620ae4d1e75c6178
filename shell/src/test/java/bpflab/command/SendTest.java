package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code :lab send}: what becomes of packets, told by the wire itself. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendTest {
    @TempDir
    static Path folder;

    private static Desk desk;

    @BeforeAll
    static void sitDown() throws Exception {
        desk = Desk.in(folder);
        desk.file("send.c", new String(SendTest.class.getResourceAsStream("send.c").readAllBytes()));
        assertThat(desk.type(":load send.c")).contains("to_socket");
        desk.type(":lab up");
    }

    @AfterEach
    void detach() throws Exception {
        if (!desk.bench().links().isEmpty()) {
            desk.type(":detach all");
        }
        desk.type(":map delete ports 1");
        desk.type(":map delete cpus 0");
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    @Test
    void what_nobody_touches_arrives_as_it_was_sent() throws Exception {
        assertThat(desk.type(":lab send vlan 7 udp :53 len 30"))
                .contains("1 sent from peer0, 1 arrived at lab0")
                .contains("76 bytes   vlan 7 10.11.0.2 > 10.11.0.1 udp 40000 > 53, 30 bytes")
                .contains("arrived    unchanged");
        assertThat(desk.type(":lab send vlan 5 vlan 7 ipv6 udp :53")).contains("vlan 5 vlan 7 fd11::2 > fd11::1")
                .contains("arrived    unchanged");
        assertThat(desk.type(":lab send icmp echo --count 3"))
                .contains("3 sent from peer0, 3 arrived at lab0")
                .contains("also back  3 × 98 bytes   10.11.0.1 > 10.11.0.2 icmp reply, 56 bytes");
        assertThat(desk.type(":lab send --ipv6 icmp echo --from here"))
                .contains("1 sent from lab0, 1 arrived at peer0").contains("fd11::1 > fd11::2 icmpv6 echo");
    }

    @Test
    void fragments_and_what_is_malformed_go_over_the_wire_as_they_are() throws Exception {
        assertThat(desk.type(":lab send udp len 3000 mtu 1500")).contains("3 sent from peer0, 3 arrived at lab0")
                .contains("fragment at 2960 bytes");
        assertThat(desk.type(":lab send --packet 'udp badsum' --packet 'udp ihl 15' --packet 'udp cut 14' "
                + "--packet 'ethertype 0x88b5 len 50' --hex 'ffffffffffff 020000000002 0100 00'"))
                .contains("5 sent from peer0, 5 arrived at lab0");
    }

    @Test
    void a_packet_may_be_quoted_as_a_whole_and_a_wrong_number_is_answered_with_its_own_option() throws Exception {
        assertThat(desk.type(":lab send 'udp :5005 len 8'")).contains("1 sent from peer0, 1 arrived at lab0");
        assertThat(desk.type(":lab send udp payload 'a b'")).contains("udp 40000 > 53, 3 bytes");
        assertThat(desk.type(":lab send udp --rate 0")).contains(":lab send udp :5005 --rate 3");
        assertThat(desk.type(":lab send udp --count 0")).contains(":lab send udp :5005 --count 3");
    }

    @Test
    void what_the_wire_does_not_take_is_said() throws Exception {
        assertThat(desk.type(":lab send udp len 3000"))
                .contains("0 sent from peer0")
                .contains("not sent: it is longer than the MTU of peer0 allows: mtu 1500");
        assertThat(desk.type(":lab send udp --hex 00ff"))
                .contains("packet 2 was not sent: it is shorter than an Ethernet header");
    }

    @Test
    void a_dropped_packet_is_dissected_and_who_can_have_dropped_it_is_named() throws Exception {
        desk.type(":attach drop xdp lab0");
        assertThat(desk.type(":lab send udp :5005"))
                .contains("1 sent from peer0, 0 arrived at lab0")
                .contains("it was seen nowhere: xdp native at lab0 runs drop")
                .contains("udp        source port 40000, destination port 5005, length 20, checksum 0x")
                .contains("payload    12 bytes   \"hello, world\"");
    }

    @Test
    void a_packet_that_tc_stops_came_as_far_as_the_interface() throws Exception {
        desk.type(":attach shot tc ingress lab0");
        assertThat(desk.type(":lab send udp :5005"))
                .contains("0 arrived at lab0")
                .containsPattern("it came past XDP, and at the ingress of tc it ended: tcx? ingress at lab0 runs shot");
        desk.type(":detach all");
        desk.type(":attach shot tc egress lab0");
        assertThat(desk.type(":lab send udp :5005 --from here")).contains("0 sent from lab0").contains("tc egress");
    }

    @Test
    void what_a_program_changes_is_shown_field_by_field_and_byte_by_byte() throws Exception {
        desk.type(":attach age xdp lab0");
        assertThat(desk.type(":lab send udp :5005 --count 2"))
                .contains("2 sent from peer0, 2 arrived at lab0, 2 changed")
                .contains("ipv4 ttl        64")
                .contains("+ 0010  00 28 00 01 00 00 3f 11");
        assertThat(desk.type(":lab send --packet 'udp :1' --packet arp"))
                .contains("ipv4 ttl, ipv4 checksum");
    }

    @Test
    void many_are_sent_at_a_rate() throws Exception {
        assertThat(desk.type(":lab send udp :9 --count 1500 --rate 3000"))
                .contains("1,500 sent from peer0, 1,500 arrived at lab0   ").contains(" a second");
    }

    @Test
    void words_that_make_no_sense_are_refused() throws Exception {
        assertThat(desk.type(":lab send upd")).contains("'upd' is none of the words for packets");
        assertThat(desk.type(":lab send udp --rate fast")).contains("it is a number from 1 to 1000000");
        assertThat(desk.type(":lab send --pcap none.pcap")).contains("there is no such file");
        assertThat(desk.type(":lab ping udp")).contains("\"udp\" is one word too many");
        assertThat(desk.type(":lab ping --rate 5")).contains("--rate is for :lab send");
        assertThat(desk.type(":lab send udp --socket ports")).contains("AF_XDP sockets are kept in one of xskmap");
    }

    @Test
    void a_packet_that_XDP_TX_sends_back_is_seen_where_it_came_from() throws Exception {
        desk.type(":attach bounce xdp lab0 --mode native");
        assertThat(desk.type(":lab send udp :5005"))
                .contains("1 sent from peer0, 0 arrived at lab0")
                .contains("back       54 bytes   10.11.0.2 > 10.11.0.1 udp 40000 > 5005, 12 bytes")
                .contains("ethernet destination");
    }

    @Test
    void a_devmap_redirects_natively_out_of_the_second_wire() throws Exception {
        desk.type(":attach to_port xdp lab0 --mode native");
        assertThat(desk.type(":lab send udp :5005")).contains("seen nowhere: xdp native at lab0 runs to_port");
        assertThat(desk.type(":map set ports 1 lab1")).contains("lab1");
        assertThat(desk.type(":dump map ports")).contains("lab1");
        assertThat(desk.type(":lab send udp :5005 --count 2"))
                .contains("2 sent from peer0, 0 arrived at lab0")
                .contains("at peer1   2 unchanged")
                .doesNotContain("nowhere");
    }

    @Test
    void a_cpumap_redirects_natively_and_the_packet_arrives_by_another_CPU() throws Exception {
        desk.type(":attach to_cpu xdp lab0 --mode native");
        assertThat(desk.type(":lab send udp :5005")).contains("0 arrived at lab0");
        desk.type(":map set cpus 0 '{qsize=64}'");
        assertThat(desk.type(":lab send udp :5005")).contains("1 arrived at lab0").contains("arrived    unchanged");
    }

    @Test
    void one_who_asks_for_a_neighbor_is_answered() throws Exception {
        assertThat(desk.type(":lab send icmp6 neighbor-solicitation"))
                .contains("also back").contains("fd11::1 > fd11::2 icmpv6 neighbor-advertisement");
    }

    @Test
    void an_xskmap_redirects_natively_into_a_socket() throws Exception {
        desk.type(":attach to_socket xdp lab0 --mode native");
        assertThat(desk.type(":lab send udp :5005")).contains("1 arrived at lab0");
        assertThat(desk.type(":map set socks 0 udp:5005")).contains("it holds AF_XDP sockets", "udp:5005 is none",
                "  try   :lab send udp :5005 --socket socks");
        assertThat(desk.type(":lab send udp :5005 --socket socks --count 5000"))
                .contains("5,000 sent from peer0, 0 arrived at lab0").contains("in socket  5,000 unchanged");
        assertThat(desk.type(":lab send udp :5005")).contains("1 arrived at lab0");
    }

    @Test
    void a_program_in_a_devmap_or_cpumap_runs_there_and_is_named_in_the_dump() throws Exception {
        desk.type(":attach to_port xdp lab0 --mode native");
        assertThat(desk.type(":map set ports 1 'lab1 at_port'")).contains("lab1");
        assertThat(desk.type(":dump map ports")).contains("lab1").contains("at_port");
        assertThat(desk.type(":lab send udp :5005")).contains("it was seen nowhere");
        desk.type(":map set ports 1 lab1");
        assertThat(desk.type(":lab send udp :5005")).contains("at peer1   unchanged");
        assertThat(desk.type(":map set ports 1 'lab1 drop'")).contains("takes programs of SEC(\"xdp/devmap\") only");
        desk.type(":detach all");
        desk.type(":attach to_cpu xdp lab0 --mode native");
        desk.type(":map set cpus 0 '64 at_cpu'");
        assertThat(desk.type(":dump map cpus")).contains("at_cpu").contains("64");
        assertThat(desk.type(":lab send udp :5005")).contains("0 arrived at lab0");
        desk.type(":map set cpus 0 64");
        assertThat(desk.type(":lab send udp :5005")).contains("1 arrived at lab0");
    }
}
