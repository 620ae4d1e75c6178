package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.packet.Packet;
import bpflab.packet.PcapWriter;
import bpflab.trouble.Trouble;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code :run} on the real kernel: packets from words and bytes, contexts, arguments, structs; good and bad. */
class RunCommandTest extends KernelDesk {
    @BeforeEach
    void load() throws Exception {
        desk.file("run.c", new String(RunCommandTest.class.getResourceAsStream("run.c").readAllBytes()));
        assertThat(desk.type(":load run.c")).contains("swap");
    }

    @Test
    void a_packet_from_words_gets_its_verdict_by_name() throws Exception {
        assertThat(desk.type(":run ports udp :5005 len=100").lines()).containsExactly(
                "ports   XDP_DROP",
                "in    142 bytes   10.11.0.2 > 10.11.0.1 udp 40000 > 5005, 100 bytes",
                "out   unchanged");
        assertThat(desk.type(":run ports")).as("without words").contains("XDP_PASS").contains("icmp echo");
        assertThat(desk.type(":how")).contains("BPF_PROG_TEST_RUN ports").contains("bpftool prog run id ");
    }

    @Test
    void what_was_changed_is_shown_by_field_and_by_byte() throws Exception {
        assertThat(desk.type(":run swap --packet 'udp :53 len=2'").lines()).containsExactly(
                "swap   XDP_TX",
                "in    44 bytes   10.11.0.2 > 10.11.0.1 udp 40000 > 53, 2 bytes",
                "out   44 bytes   10.11.0.2 > 10.11.0.1 udp 40000 > 53, 2 bytes",
                "",
                "FIELD                  BEFORE              AFTER",
                "ethernet destination   02:00:00:00:00:01   02:00:00:00:00:02",
                "ethernet source        02:00:00:00:00:02   02:00:00:00:00:01",
                "",
                "- 0000  02 00 00 00 00 01 02 00 00 00 00 02 08 00 45 00",
                "                       ^^                ^^",
                "+ 0000  02 00 00 00 00 02 02 00 00 00 00 01 08 00 45 00",
                "                       ^^                ^^");
        assertThat(Json.of(desk.last().data()))
                .contains("\"name\":\"XDP_TX\"")
                .contains("\"field\":\"ethernet source\"")
                .contains("\"outHex\":\"020000000002020000000001");
    }

    @Test
    void a_packet_that_grew_is_aligned() throws Exception {
        assertThat(desk.type(":run tag udp :53"))
                .contains("out   58 bytes   vlan 7 10.11.0.2")
                .containsPattern("vlan id +– +7")
                .contains("+ 0000  02 00 00 00 00 01 02 00 00 00 00 02 81 00 00 07");
    }

    @Test
    void metadata_before_a_packet_is_no_part_of_it() throws Exception {
        assertThat(desk.type(":run note udp :53 len=2").lines()).containsExactly(
                "note   XDP_PASS",
                "in    44 bytes   10.11.0.2 > 10.11.0.1 udp 40000 > 53, 2 bytes",
                "out   unchanged",
                "meta  4 bytes   2a 00 00 00   before the packet");
        assertThat(desk.type(":run note udp :53 --context ingress_ifindex=lo")).contains("unchanged", "2a 00 00 00");
    }

    @Test
    void the_packets_of_a_file_run_and_damage_is_told_with_its_place() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PcapWriter pcap = new PcapWriter(out);
        pcap.add(Instant.EPOCH, Packet.build("udp :5005"));
        pcap.add(Instant.EPOCH, new byte[3]);
        pcap.add(Instant.EPOCH, Packet.build("arp"));
        Files.write(desk.bench().folder().newFile("some.pcap"), out.toByteArray());
        assertThat(desk.type(":run ports --pcap some.pcap"))
                .containsPattern("1 .*XDP_DROP")
                .contains("packet 2 was not run: the packet has 3 bytes")
                .containsPattern("3 .*who has.*XDP_PASS");
        Files.write(desk.bench().folder().newFile("cut.pcap"), Arrays.copyOf(out.toByteArray(), out.size() - 1));
        assertThat(desk.type(":run ports --pcap cut.pcap")).contains("2 packets")
                .contains("read no further: cut.pcap, frame 3 at byte");
        assertThat(desk.type(":run ports --pcap some.pcap --pcap cut.pcap")).as("both files")
                .contains("5 packets").contains("read no further: cut.pcap, frame 3 at byte");
        byte[] raw = out.toByteArray();
        raw[20] = 101;
        Files.write(desk.bench().folder().newFile("raw.pcap"), raw);
        assertThat(desk.type(":run ports --pcap raw.pcap"))
                .contains("note: raw.pcap has raw IP packets: each is given an Ethernet header");
        assertThat(desk.type(":run ports --pcap run.c")).contains("does not begin as a pcap file does")
                .as("no hint writes over what was given").contains(":lab capture lab.pcap").doesNotContain("-w run.c");
        assertThat(desk.type(":run ports --pcap none.pcap")).contains("there is no such file");
        assertThat(desk.type(":run ports --pcap /dev/zero")).contains("it is a device or a pipe");
    }

    @Test
    void words_that_are_options_without_their_dashes_are_told_the_line_that_was_meant() throws Exception {
        assertThat(desk.type(":run ports some.pcap")).endsWith(":run ports --pcap some.pcap");
        assertThat(desk.type(":run ports 00 11")).endsWith(":run ports --hex '00 11'");
        assertThat(desk.type(":run ports hex " + "00".repeat(14) + " --limit 1"))
                .contains("--hex is an option").endsWith(":run ports --hex " + "00".repeat(14) + " --limit 1");
        assertThat(desk.type(":run ports --hex " + "00".repeat(14) + " --limit 1")).contains("XDP_PASS");
        assertThat(desk.type(":run ports udp :53 repeat=10 limit 3"))
                .endsWith(":run ports udp :53 --repeat 10 --limit 3");
        assertThat(desk.type(":run ports udp nonsense")).contains("'nonsense' is none of the words for packets");
        assertThat(desk.type(":lab send udp rate 5")).endsWith(":lab send udp --rate 5");
        assertThat(desk.type(":trace for 1s")).contains(":trace --for 1s");
        assertThat(desk.type(":links all")).contains(":links --all");
    }

    @Test
    void repeating_tells_the_time_and_shows_the_first_run() throws Exception {
        assertThat(desk.type(":run swap udp :53 --repeat 1000"))
                .as("an even number of swaps would leave nothing to see")
                .containsPattern("swap   XDP_TX   \\d+ ns a run, the mean of 1,000")
                .contains("ethernet source");
        assertThat(desk.type(":run swap udp --repeat 0")).contains("--repeat 0 was not understood")
                .contains("\n  try   :run swap udp --repeat 1");
        assertThat(desk.type(":run swap udp --repeat=10")).contains("the mean of 10");
    }

    @Test
    void several_packets_are_a_table_with_the_sum_of_verdicts() throws Exception {
        assertThat(desk.type(":run ports --packet 'udp :5005' --packet arp --hex '" + "00".repeat(14) + "'").lines())
                .satisfiesExactly(
                        line -> assertThat(line).containsPattern("# +PACKET +VERDICT +CHANGED"),
                        line -> assertThat(line).containsPattern("1 .*udp 40000 > 5005.* XDP_DROP +–"),
                        line -> assertThat(line).containsPattern("2 .*who has.* XDP_PASS +–"),
                        line -> assertThat(line).containsPattern("3 .*ethertype 0x0000.* XDP_PASS +–"),
                        line -> assertThat(line).isEqualTo("ports   3 packets: 1 XDP_DROP, 2 XDP_PASS"));
        assertThat(desk.type(":run ports --packet 'udp :5005' --packet arp --limit 1")).contains("the first 1 of 2");
    }

    @Test
    void a_program_finds_what_is_given_as_its_context_and_what_it_left_is_shown() throws Exception {
        assertThat(desk.type(":run marked udp :53 --context mark=7,priority=3"))
                .contains("marked   TC_ACT_SHOT")
                .contains("left  mark=8");
        assertThat(desk.type(":run marked udp :53")).contains("marked   TC_ACT_OK").doesNotContain("left");
        assertThat(desk.type(":run arrived udp :53 --context ingress_ifindex=lo")).contains("arrived   XDP_TX");
        assertThat(desk.type(":run arrived udp :53 --context ingress_ifindex=lo,rx_queue_index=9"))
                .contains("no such receive queue");
        assertThat(desk.type(":run arrived udp --context ifindex=lo")).contains("can be given to an xdp program is")
                .contains("\n  try   :run arrived udp --context ingress_ifindex=lo");
        desk.type(":lab down");
        assertThat(desk.type(":run arrived udp --context ingress_ifindex=lab0")).contains("\n  try   :lab up");
        assertThat(desk.type(":run arrived udp --context zzzzzz=9"))
                .contains("\n  try   :run arrived udp --context ingress_ifindex=1");
        assertThat(desk.type(":run arrived udp --context ingress_ifindex=nowhere")).contains("no interface nowhere");
        assertThat(desk.type(":run arrived udp --context ingress_ifindex=99999")).contains("there is no interface");
        assertThat(desk.type(":run marked udp --context marc=1")).contains("did you mean mark?");
        assertThat(desk.type(":run marked udp --context mark=4294967296")).contains("mark is a number of 32 bits");
    }

    @Test
    void where_a_program_does_not_see_the_ethernet_header_it_stays() throws Exception {
        assertThat(desk.type(":run filter udp :53 len=10")).contains("filter   38 (bytes kept)").contains("unchanged");
        assertThat(desk.type(":run allow udp :53")).contains("allow   1 (allowed)").contains("unchanged");
        assertThat(desk.type(":run flow udp :53")).contains("flow   NF_ACCEPT").doesNotContain("out");
    }

    @Test
    void a_tracing_program_runs_with_arguments() throws Exception {
        assertThat(desk.type(":run seen --args 40,2")).startsWith("seen   42");
        assertThat(desk.type(":run seen --args 40")).contains("more arguments than the 1");
        assertThat(desk.type(":run seen --args forty")).contains("a number of up to 64 bits");
        assertThat(desk.type(":run seen udp :53")).contains("does not run on packets").contains("--args");
    }

    @Test
    void a_syscall_program_runs_on_its_struct() throws Exception {
        assertThat(desk.type(":run call --hex 2900000000000000").lines()).containsExactly(
                "call   0",
                "in    8 bytes",
                "out   8 bytes",
                "",
                "- 0000  29 00 00 00 00 00 00 00",
                "        ^^",
                "+ 0000  2a 00 00 00 00 00 00 00",
                "        ^^");
        assertThat(desk.type(":run call --hex 29")).contains("more bytes of its struct than the 1");
    }

    @Test
    void what_cannot_be_run_is_told_with_what_to_do_instead() throws Exception {
        assertThat(desk.type(":run probed")).contains("only when what it is attached to happens")
                .contains(":attach probed");
        assertThat(desk.type(":run swap --hex 001122")).contains("the packet has 3 bytes")
                .contains("at least the 14 of an Ethernet header");
        assertThat(desk.type(":run flow --hex " + "00".repeat(20))).contains("at least the 34");
        assertThat(desk.type(":run swap --hex 0")).contains("odd number of digits");
        assertThat(desk.type(":run swap --hex zz")).contains("pairs of the digits");
        assertThat(desk.type(":run swap upd :53")).contains("did you mean udp?");
        assertThat(desk.type(":run swap udp --args 1")).contains("raw tracepoint");
        assertThat(desk.type(":run swop udp")).contains("did you mean swap?");
        assertThat(desk.last().trouble()).map(Trouble::kind).contains(Trouble.Kind.FAILED);
    }

    /** A hint that is typed as it stands runs. */
    @Test
    void what_does_not_fit_the_kind_is_told_with_a_whole_line_that_does() throws Exception {
        for (String line : List.of(":run seen udp :53", ":run seen", ":run call udp", ":run call --args 1,2",
                ":run call",
                ":run call --hex 29", ":run swap --hex 001122", ":run swap udp --args 1", ":run marked udp len=9000",
                ":run seen --args 1,2,3,4,5,6,7,8,9,10,11,12,13", ":run seen --args 1 --context mark=1",
                ":run call --pcap x.pcap", ":run call --hex 29 --hex 00000000000000", ":run seen --args 1 --hex 00",
                ":run call --hex 2900000000000000 0000000000000000", ":run marked udp --context mark:5",
                ":run marked udp --context skb->mark", ":run marked udp --context cb=3")) {
            desk.type(line);
            String hint = desk.last().trouble().orElseThrow().hint();
            assertThat(desk.type(hint)).as("%s: %s", line, hint).doesNotContain("  why   ");
        }
    }

    @Test
    void a_packet_that_cannot_be_built_is_told_with_a_line_that_can() throws Exception {
        for (String words : List.of("ipv6", "udp nosuch", "qinq", "udp ttl 300", "udp fragment", "arp :80", "udp tcp",
                "gre arp", "udp cut 900", "udp mtu 500 more", "udp dmac 02:00", "udp bytes 0", "tcp flags x",
                "ipv6 arp", "udp >", ":99999", "sctp", "dns", "http")) {
            desk.type(":run ports " + words);
            String hint = desk.last().trouble().orElseThrow().hint();
            assertThat(hint).as(words).startsWith(":run ports ");
            for (String line : hint.lines().toList()) {
                assertThat(desk.type(line)).as("%s: %s", words, line).doesNotContain("  why   ");
            }
        }
    }

    @Test
    void bytes_are_taken_as_tools_print_them() throws Exception {
        assertThat(desk.type(":run ports udp payload=\"hello world\"")).contains("udp 40000 > 53, 11 bytes");
        assertThat(desk.type(":run ports udp payload 'hello world' ttl 3")).contains("udp 40000 > 53, 11 bytes");
        assertThat(desk.type(":run ports --hex '00000000: ffff ffff ffff 0200 0000 0002 0806 0001  ..............E.'"))
                .contains("XDP_PASS").contains("in    16 bytes");
        assertThat(desk.type(":run ports --hex '0x45,0,0,0,0,0,0,0,0,0,0,0,8,6'")).contains("in    14 bytes");
    }

    @Test
    void a_packet_longer_than_a_page_runs_through_xdp_and_is_told_where_it_cannot() throws Exception {
        assertThat(desk.type(":run ports udp len=9000")).contains("XDP_PASS").contains("9,042 bytes");
        assertThat(desk.type(":run marked udp len=9000")).contains("one page at most");
    }

    @Test
    void of_a_flow_dissector_its_keys_are_shown_and_of_a_choice_of_sockets_the_verdict() throws Exception {
        Files.writeString(desk.bench().folder().newFile("others.c"), """
                #include <vmlinux.h>
                #include <bpf/bpf_endian.h>
                #include <bpf/bpf_helpers.h>
                SEC("flow_dissector") int dissect(struct __sk_buff *skb) {
                    skb->flow_keys->thoff = 34;
                    skb->flow_keys->ip_proto = 17;
                    return 0;
                }
                SEC("sk_lookup") int choose(struct bpf_sk_lookup *ctx) {
                    return ctx->local_port == 80 && ctx->protocol == 6 && ctx->remote_port == bpf_htons(40000)
                            ? SK_PASS : SK_DROP;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load others.c");
        assertThat(desk.last().ok()).isTrue();
        assertThat(desk.type(":run dissect udp :5005")).contains("thoff=34", "ip_proto=17");
        assertThat(desk.type(":run choose tcp :80")).contains("SK_PASS").contains("tcp 40000 > 80 syn");
        assertThat(desk.type(":run choose --packet 'udp :80' --packet 'ipv6 tcp :81'")).contains("2 SK_DROP");
        assertThat(desk.type(":run choose icmp echo")).contains("about TCP and UDP packets only");
    }
}
