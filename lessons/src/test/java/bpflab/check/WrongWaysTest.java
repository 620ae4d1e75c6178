package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solutions of the course, spoilt in a way that ordinary traffic does not show. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrongWaysTest extends Examination {
    private static final Path COURSE = Path.of("course");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', value = {
        "life-of-a-program packet_count; no packet is traced; bpf_printk(\"packet %d\", counter); (void) 0",
        "life-of-a-program every_tenth; every fifth is traced; packets % 10; packets % 5",
        "drop-world drop_world; what is long is dropped; return XDP_PASS; return ctx->data_end - ctx->data > 1300 ? "
                + "XDP_DROP : XDP_PASS",
        "drop-world peek; half of the first byte; h_dest[0] == 0xff; h_dest[0] > 0x7f",
        "drop-world peek; the first byte but a bit; h_dest[0] == 0xff; h_dest[0] >= 0xfe",
        "drop-world peek; the last byte of the address; h_dest[0]; h_dest[5]",
        "life-of-a-program packet_count; a sum of 16 bits; __u64 bytes; __u16 bytes",
        "life-of-a-program packet_count; a sum of 32 bits; __u64 bytes; __u32 bytes",
        "life-of-a-program packet_count; a sum of 31 bits; __u64 bytes; int bytes",
        "life-of-a-program every_tenth; a counter of 8 bits; unsigned int packets = counter; "
                + "unsigned char packets = counter",
        "tcp-filter tcp_filter; the last five bits of the protocol; ip->protocol == IPPROTO_TCP; "
                + "(ip->protocol & 31) == IPPROTO_TCP",
        "tcp-filter tcp_filter; half of the type of ARP; eth->h_proto == bpf_htons(ETH_P_ARP); eth->h_proto >> 8 == 6",
        "tcp-filter tcp_filter; ARP of one length; eth->h_proto == bpf_htons(ETH_P_ARP); "
                + "eth->h_proto == bpf_htons(ETH_P_ARP) && end - data == 42",
        "tcp-filter byte_order; what is long is dropped; return ip->protocol ==; return end - data < 1300 && "
                + "ip->protocol ==",
        "tcp-filter icmp_filter; the IPv4 header has no options; (void *)(ip + 1) > end; (void *)(ip + 1) > end || "
                + "ip->ihl != 5",
        "port-filter port_filter; short pings alone; ip->protocol == IPPROTO_ICMP; ip->protocol == IPPROTO_ICMP && "
                + "end - data < 200",
        "port-filter port_filter; ICMP of IPv6 as well; ip->protocol == IPPROTO_ICMP; ip->protocol == IPPROTO_ICMP || "
                + "ip->protocol == 58",
        "port-filter web_filter6; all of IPv6 but UDP; ip->nexthdr != IPPROTO_TCP; ip->nexthdr == IPPROTO_UDP",
        "port-filter web_filter6; what is not IPv4 is IPv6; if (eth->h_proto == bpf_htons(ETH_P_IPV6)); if (1)",
        "tcp-filter icmp_filter; a number near that of ICMP; ip->protocol == IPPROTO_ICMP; ip->protocol < IPPROTO_TCP",
        "tcp-filter byte_order; half of the Ethernet type; eth->h_proto != bpf_htons(ETH_P_IP); (eth->h_proto & 0xff) "
                + "!= 8",
        "port-filter port_filter; a second destination; tcp->dest ==; tcp->dest == bpf_htons(81) || tcp->dest ==",
        "port-filter port_filter; a second source; tcp->source ==; tcp->source == bpf_htons(79) || tcp->source ==",
        "port-filter web_filter; the port above as a source; tcp->source ==; "
                + "tcp->source == bpf_htons(81) || tcp->source ==",
        "port-filter web_filter6; a second port; tcp->source ==; bpf_ntohs(tcp->dest) == 81 || tcp->source ==",
        "port-filter web_filter6; a second port by IPv6 alone; verdict((void *)(ip + 1), end); "
                + "(void *)(ip + 1) + 20 <= end && ((struct tcphdr *)(ip + 1))->dest == bpf_htons(81) ? XDP_DROP : "
                + "verdict((void *)(ip + 1), end)",
        "port-filter web_filter; UDP as well; ip->protocol != IPPROTO_TCP; ip->protocol % 11 != 6",
        "old-socket-filter udp_total; any frame is IPv4; skb->protocol != bpf_htons(ETH_P_IP); 0",
        "old-socket-filter opened_to; SYN and no other flag; !tcp.syn || tcp.ack; !tcp.syn || tcp.ack || tcp.ece",
        "old-socket-filter opened_to; whatever IPv4 carries; ip.protocol != IPPROTO_TCP; 0",
        "old-socket-filter opened_to; the IPv4 header has no options; ETH_HLEN + ip.ihl * 4; ETH_HLEN + sizeof(ip)",
        "old-socket-filter by_protocol; any frame is IPv4; eth.h_proto != bpf_htons(ETH_P_IP); 0",
        "classic-bpf by_listing; the IPv4 header has no options; 4 * (load_byte(skb, 14) & 0xf); 20",
        "classic-bpf by_listing; no packet is a fragment; load_half(skb, 20) & 0x1fff; 0",
        "classic-bpf by_listing; fragments that more follow; 0x1fff; 0x3fff",
        "classic-bpf by_listing; half of a port; load_half(skb, x + 14) != 80; load_byte(skb, x + 14) != 0",
        "classic-bpf by_listing; any protocol but UDP; load_byte(skb, 23) != 6; load_byte(skb, 23) == 17",
        "classic-bpf by_listing; any frame is IPv4; load_half(skb, 12) != 0x800; 0",
        "classic-bpf by_listing; half of a fragment's offset; 0x1fff; 0xff",
        "classic-bpf no_dns; half of the port; udp->dest == bpf_htons(53); udp->dest >> 8 == 53",
        "classic-bpf no_dns; whatever IPv4 carries; ip->protocol != IPPROTO_UDP ||; 0 ||",
        "marks marked; XDP drops by itself; meta->mark = 1; return XDP_DROP",
        "marks marked; any frame is IPv4; eth->h_proto == bpf_htons(ETH_P_IP) &&; 1 &&",
        "marks print_port; the IPv4 header has no options; ip->ihl * 4; 20",
        "marks print_port; the port it comes from as well; bpf_printk(\"port; bpf_printk(\"port %d\", udp->source), "
                + "bpf_printk(\"port",
        "who-talks no_web_out; half of the port; tcp->dest == bpf_htons(8080); (tcp->dest >> 8) == 0x90",
        "who-talks one_way; the address here is known; .here = ip->daddr; .here = bpf_htonl(0x0a0b0001)",
        "actions echo7; the peer's own address is the sender; eth->h_source, eth->h_dest; "
                + "eth->h_source, machine",
        "actions pong; no sum carries; sum + (sum >> 16); sum",
    })
    void fail_at_packets_by_chance_whatever_the_seed(String exercise, String way, String right, String wrong)
            throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            ExerciseResult.Judged judged = judged(exercise, right, wrong, seed);
            assertThat(judged.passed()).as("seed " + seed).isFalse();
            ExerciseResult.Row row = judged.rows().get(judged.failing());
            assertThat(row.check().expected()).as("seed " + seed).isEqualTo("as the solution");
            assertThat(row.verdict()).isInstanceOfSatisfying(
                    Verdict.NotYet.class, no -> assertThat(no.found())
                            .matches("other numbers|other lines in the trace|\\d+ of \\d+"));
            assertThat(row.cases()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "drop-world peek; more bytes than it reads; (void *)(eth + 1) > end; (void *)(eth + 1) + 28 > end",
        "tcp-filter tcp_filter; more bytes than it reads; (void *)(ip + 1) > end; (void *)(ip + 2) > end",
        "tcp-filter icmp_filter; a VLAN passes; if (eth->h_proto == bpf_htons(ETH_P_ARP)); "
                + "if (eth->h_proto == 0x81 || eth->h_proto == bpf_htons(ETH_P_ARP))",
        "tcp-filter byte_order; what is too short passes; (ip + 1) > end)~\t\treturn XDP_DROP; "
                + "(ip + 1) > end)~\t\treturn XDP_PASS",
        "port-filter port_filter; the first piece of a ping; ip->protocol == IPPROTO_ICMP; ip->protocol == "
                + "IPPROTO_ICMP && !(ip->frag_off & bpf_htons(0x1fff))",
        "port-filter port_filter; what is too short is dropped; (ip + 1) > end)~\t\treturn XDP_PASS; "
                + "(ip + 1) > end)~\t\treturn XDP_DROP",
        "port-filter web_filter; a short TCP header is dropped; (tcp + 1) > end)~\t\treturn XDP_PASS; "
                + "(tcp + 1) > end)~\t\treturn XDP_DROP",
        "who-talks no_web_out; any protocol has ports; ip->protocol != IPPROTO_TCP; 0",
        "who-talks no_web_out; both ports; tcp->dest ==; tcp->source == bpf_htons(8080) || tcp->dest ==",
        "who-talks bytes_out; the length of a ping; skb->len; 98",
        "who-talks bytes_out; without the Ethernet header; skb->len; skb->len - 14",
        "who-talks one_way; the lab's addresses; .here = ip->daddr, .there = ip->saddr; "
                + ".here = bpf_htonl(0x0a0b0001), .there = bpf_htonl(0x0a0b0002)",
        "marks print_port; the ports of two checks; bpf_ntohs(udp->dest); udp->dest == bpf_htons(7) ? 7 : 5005",
        "marks print_port; the port it comes from; udp->dest; udp->source",
        "marks marked; whatever has no note; > data)~\t\treturn TC_ACT_OK; > data)~\t\treturn TC_ACT_SHOT",
        "proto-counter proto_counter; values of one byte; __u64; __u8",
        "proto-counter proto_counter; values of two bytes; __u64; __u16",
        "proto-counter proto_counter; no more than 64 protocols; 256; 64",
        "proto-counter proto_counter; bytes, not packets; += 1; += end - data",
        "proto-counter proto_counter; another byte of IPv6; ip6->nexthdr; ip6->hop_limit",
        "proto-counter proto_hash; the other packets too; protocol(data, end); protocol(data, end) ?: 59",
        "proto-counter proto_hash; eight have room; max_entries, 256; max_entries, 8",
        "proto-counter proto_hash; an array; TYPE_HASH; TYPE_ARRAY",
        "proto-counter proto_sum; the first counts twice; one = 1; one = 2",
        "udp-ports lost_ports; bytes, not packets; add(packets, 1); add(packets, 60)",
        "udp-ports lost_ports; the oldest goes; TYPE_HASH; TYPE_LRU_HASH",
        "udp-ports lost_ports; what is too short is lost; (udp + 1) <= end); `(udp + 1) > end) lost += 1; else`",
        "udp-ports both_ports; TCP over IPv6 as well; ip6->nexthdr == IPPROTO_UDP; ip6->nexthdr % 11 == 6",
        "udp-ports strange_ports; the length; udp->dest; udp->len",
        "udp-ports strange_ports; two ports; bpf_ntohs(udp->dest); udp->dest == bpf_htons(7) ? 7 : 5005",
        "old-socket-filter by_protocol; bytes, not packets; (packets, 1); (packets, skb->len)",
        "old-socket-filter by_protocol; what comes in alone; key == 0; key == 0 || skb->pkt_type == 4",
        "old-socket-filter by_protocol; an array; TYPE_HASH; TYPE_ARRAY",
        "old-socket-filter udp_total; the first counts its bytes; one = 1; one = skb->len",
        "old-socket-filter opened_to; the answers too; !tcp.syn || tcp.ack; !tcp.syn",
        "old-socket-filter opened_to; low ports alone; !tcp.syn ||; bpf_ntohs(tcp.dest) > 10000 || !tcp.syn ||",
        "actions sorter; a changed packet; return XDP_TX; return eth->h_dest[0] ^= 2, XDP_TX",
        "actions pong; the sender is as it was; eth->h_source, eth->h_dest; eth->h_source, from",
        "actions echo7; no checksum; return XDP_TX; return udp->check = 0, XDP_TX",
        "actions echo7; half of the port; udp->dest != bpf_htons(7); udp->dest >> 8 != 7",
        "marks marked; tc looks into the packet; meta->mark == 1; skb->protocol == 8 && data + 24 <= "
                + "(void *)(long)skb->data_end && *(__u8 *)(data + 23) == 1",
        "map-kinds recent; more room; max_entries, 4; max_entries, 64",
        "map-kinds recent; room for the last one alone; max_entries, 4; max_entries, 1",
        "map-kinds slots; the slot of a ping; slot = n + 1; slot = 7",
        "map-kinds slots; short packets; n < 15; n < 9",
        "map-kinds low_ports; up to the port of a check; 65536; 50506",
        "other-hooks only_un; uname alone; name[1] != 'n'; name[1] != 'n' || name[2] != 'a'",
        "other-hooks only_un; the second letter alone; name[0] != 'u' ||; ",
        "other-hooks exits; the numbers of the first checks; = PT_REGS_PARM1(ctx); "
                + "= PT_REGS_PARM1(ctx) > 2 ? 2 : PT_REGS_PARM1(ctx)",
        "refused letters; the first letters; i < MOST; i < 14",
        "refused letters; the IPv4 header has no options; ip->ihl * 4; sizeof(*ip)",
        "refused two_noes; the protocol of a ping; = ip->protocol; = 1",
        "refused verdicts; one less; >= PROTOCOLS; >= PROTOCOLS - 1",
        "machine-inside bytes_of; what the last packet left; __builtin_memset(table, 0, sizeof(*table)); ",
        "machine-inside bytes_of; the addresses alone; i < ETH_HLEN; i < 12",
        "machine-inside by_hand; longer than the checks' ping; r3 < 101; r3 < 150",
        "machine-inside lost; without the call; `\"call 8;\"`; ",
        "machine-inside lost; the call comes first; `\"r2 = *(u32 *)(r1 + 0);\"`; `\"r7 = r1;\"~\t\t\"call 8;\"~"
                + "\t\t\"r1 = r7;\"~\t\t\"r2 = *(u32 *)(r1 + 0);\"`",
        "classic-bpf low_ttl; the numbers of the first checks; ip->ttl < 5; "
                + "(ip->ttl == 1 || ip->ttl == 2 || ip->ttl == 4)",
        "classic-bpf no_dns; more fragments follow; 0x1fff; 0x3fff",
        "marks print_port; the ports of the checks; bpf_printk(\"port %d\", bpf_ntohs(udp->dest)); "
                + "bpf_printk(\"port 5005\"), bpf_printk(\"port 7\"), bpf_printk(\"port 50505\")",
        "classic-bpf low_ttl; a ttl of 0; ip->ttl < 5; (__u8) (ip->ttl - 1) < 4",
        "classic-bpf low_ttl; the IPv4 header has no options; ip->ttl < 5; ip->ttl < 5 && ip->ihl == 5",
        "marks stale; a number that begins so; = 7; = 70",
        "other-hooks only_un; two names; name[1] != 'n'; name[1] != 'n' || (name[2] != 'a' && name[2] != 'i')",
        "other-hooks exits; seven bits; = PT_REGS_PARM1(ctx); = PT_REGS_PARM1(ctx) & 0x7f",
        "refused letters; capitals as well; text[i] == 'a'; (text[i] | 32) == 'a'",
        "refused verdicts; the last five bits; = ip->protocol; = ip->protocol & 31",
        "machine-inside bytes_of; seven bits; data[i]]; data[i] & 0x7f]",
        "who-talks bytes_out; what can be read at once; skb->len; (__u64) (end - data)",
        "who-talks bytes_out; what the IPv4 header says; skb->len; bpf_ntohs(ip->tot_len) + 14",
        "other-hooks only_un; the fourth letter of three names; name[1] != 'n'; "
                + "name[1] != 'n' || (name[3] != 'm' && name[3] != 'q' && name[3] != 'x')",
        "other-hooks only_un; the first half of the third letters; name[1] != 'n'; name[1] != 'n' || name[2] > 'm'",
        "other-hooks new_names; when it ends itself; sched/sched_process_exec; syscalls/sys_enter_exit_group",
        "other-hooks new_names; when it ends; sched/sched_process_exec; sched/sched_process_exit",
        "other-hooks new_names; when it asks for memory; sched/sched_process_exec; syscalls/sys_enter_brk",
        "other-hooks exits; the greatest known number; = PT_REGS_PARM1(ctx); "
                + "= PT_REGS_PARM1(ctx) > 200 ? 255 : PT_REGS_PARM1(ctx)",
        "refused letters; to the first zero; (text + i + 1) > end; (text + i + 1) > end || text[i] == 0",
        "machine-inside bytes_of; from the second byte; int i = 0; int i = 1",
        "classic-bpf low_ttl; any frame is IPv4; eth->h_proto != bpf_htons(ETH_P_IP); 0",
    })
    void fail_at_a_check(String exercise, String way, String right, String wrong) throws Exception {
        ExerciseResult.Judged judged = judged(
                exercise, right.replace('~', '\n'), wrong == null ? "" : wrong.replace('~', '\n'), 1);
        assertThat(judged.passed()).isFalse();
        assertThat(judged.rows().get(judged.failing()).verdict()).isInstanceOf(Verdict.NotYet.class);
    }

    /** The solution of an exercise, {@code LESSON FILE}, spoilt. */
    private static ExerciseResult.Judged judged(String exercise, String right, String wrong, long seed)
            throws Exception {
        String[] name = exercise.split(" ");
        Lesson lesson = Checks.read(Course.open(COURSE.toAbsolutePath()).find(name[0]));
        Step.Exercise asked = lesson.exercises().stream()
                .filter(each -> each.file().equals(name[1] + ".c"))
                .findFirst()
                .orElseThrow();
        String solution = Files.readString(lesson.solution(asked.file()));
        assertThat(solution).contains(right);
        Path file = Files.writeString(folder.resolve(asked.file()), solution.replace(right, wrong));
        ExerciseResult result = new ExerciseRun(kernel, clang, () -> lab).examine(file, lesson, asked, seed);
        assertThat(result).isInstanceOf(ExerciseResult.Judged.class);
        return (ExerciseResult.Judged) result;
    }
}
