package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.JavaApi;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scripts that came with old programs, as a few lines of Java. */
@Timeout(60)
class ScriptsOfOldTest extends KernelDesk {
    private static final String UDP_COUNTER = """
            #include <linux/bpf.h>
            #include <linux/if_ether.h>
            #include <linux/in.h>
            #include <linux/ip.h>
            #include <linux/udp.h>
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            struct {
            	__uint(type, BPF_MAP_TYPE_HASH);
            	__uint(max_entries, 64);
            	__type(key, __u64);
            	__type(value, __u64);
            } counter SEC(".maps");
            SEC("xdp") int udp_counter(struct xdp_md *ctx)
            {
            	void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
            	struct ethhdr *eth = data;
            	struct iphdr *ip = (void *)(eth + 1);
            	struct udphdr *udp = (void *)(ip + 1);
            	if ((void *)(udp + 1) > end || ip->protocol != IPPROTO_UDP)
            		return XDP_PASS;
            	__u64 port = bpf_ntohs(udp->dest), one = 1, *n = bpf_map_lookup_elem(&counter, &port);
            	if (n)
            		*n += 1;
            	else
            		bpf_map_update_elem(&counter, &port, &one, BPF_ANY);
            	bpf_printk("port %d", port);
            	return XDP_PASS;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;

    private static final String BCC_COUNTER = """
            #define KBUILD_MODNAME "counter"
            #include <linux/bpf.h>
            #include <linux/if_ether.h>
            #include <linux/ip.h>
            #include <linux/udp.h>
            BPF_HISTOGRAM(counter, u64);
            int udp_counter(struct xdp_md *ctx)
            {
            	void *end = (void *)(long)ctx->data_end;
            	struct ethhdr *eth = (void *)(long)ctx->data;
            	struct iphdr *ip = (void *)(eth + 1);
            	struct udphdr *udp = (void *)(ip + 1);
            	if ((void *)(udp + 1) <= end && ip->protocol == IPPROTO_UDP) {
            		u64 port = htons(udp->dest);
            		counter.increment(port);
            	}
            	return XDP_PASS;
            }
            """;

    @BeforeEach
    void file() throws Exception {
        desk.file("udp_counter.c", UDP_COUNTER);
        JavaApi.use(desk.bench());
    }

    /** load_func, attach_xdp, trace_print, the sorted table, remove_xdp. */
    @Test
    void the_sorted_table_of_ports_is_printed_to_the_letter() throws Exception {
        desk.type("load(\"udp_counter.c\");");
        desk.type("attach(\"udp_counter\", \"xdp\", \"lo\", \"--yes\");");
        send(5007, 1);
        send(5005, 5);
        send(5006, 2);
        assertThat(desk.type("during(0.3, () -> tracePrint());")).contains("bpf_trace_printk: port 5007");
        assertThat(desk.type("for (var e : sorted(\"counter\")) if (e.key().asLong() / 10 == 500) "
                + "print(\"DEST_PORT : %10d, COUNT : %10d\", e.key(), e.value());")).isEqualToIgnoringNewLines("""
                DEST_PORT :       5005, COUNT :          5
                DEST_PORT :       5006, COUNT :          2
                DEST_PORT :       5007, COUNT :          1
                """);
        assertThat(desk.type("detach(\"udp_counter\")")).contains("1");
        assertThat(desk.bench().links()).isEmpty();
    }

    /** The same program as BCC's C, from the source document where that is there: script and table stay. */
    @Test
    void the_same_script_runs_a_text_of_bccs() throws Exception {
        desk.file("bcc_counter.c", document().orElse(BCC_COUNTER));
        assertThat(desk.type(":load bcc_counter.c")).contains("dialect    BCC");
        desk.type("attach(\"udp_counter\", \"xdp\", \"lo\", \"--yes\");");
        send(5007, 1);
        send(5005, 5);
        send(5006, 2);
        assertThat(desk.type("for (var e : sorted(\"counter\")) if (e.key().asLong() / 10 == 500) "
                + "print(\"DEST_PORT : %10d, COUNT : %10d\", e.key(), e.value());")).isEqualToIgnoringNewLines("""
                DEST_PORT :       5005, COUNT :          5
                DEST_PORT :       5006, COUNT :          2
                DEST_PORT :       5007, COUNT :          1
                """);
        desk.type("detach(\"udp_counter\")");
        assertThat(desk.bench().links()).isEmpty();
    }

    /** What {@code :translate} writes runs as it stands: BCC's macro says where, the loop ends, the tables follow. */
    @Test
    void a_translated_script_runs_as_it_is_written() throws Exception {
        desk.file("calls.c", """
                BPF_HASH(calls, u32, u64);
                BPF_HISTOGRAM(sizes);
                TRACEPOINT_PROBE(syscalls, sys_enter_sendto) {
                	u32 pid = bpf_get_current_pid_tgid() >> 32;
                	calls.increment(pid);
                	sizes.increment(bpf_log2l(args->len));
                	return 0;
                }
                """);
        desk.file("calls.py", """
                from bcc import BPF
                b = BPF(src_file="calls.c")
                try:
                    while True:
                        sleep(1)
                except KeyboardInterrupt:
                    pass
                for k, v in sorted(b["calls"].items(), key=lambda kv: kv[1].value, reverse=True)[:100]:
                    print(f"pid {k.value:<8} of {v.value:>6d} calls")
                for k in b["calls"].keys():
                    print("{} {}".format(k.value, b["calls"][k].value))
                b["sizes"].print_log2_hist("bytes")
                """);
        assertThat(desk.type(":translate calls.py --out calls.java")).contains("all of it");
        String[] java = Files.readString(desk.bench().file("calls.java")).split("(?m)^(?! |})");
        assertThat(java).hasSize(5);
        desk.type(java[0]);
        send(5009, 3);
        desk.type("during(0.1, () -> " + java[1].replaceFirst("(?s);   //.*", "") + ")");
        long me = ProcessHandle.current().pid();
        assertThat(desk.type(java[2])).containsPattern("pid " + me + " +of +\\d+ calls");
        assertThat(desk.type(java[3])).containsPattern("(?m)^" + me + " \\d+$");
        assertThat(desk.type(java[4])).containsPattern("bytes +: count +distribution");
        assertThat(desk.bench().links()).hasSize(1);
    }

    /** Entries that a script sets, reads, adds up and deletes. */
    @Test
    void single_entries_of_a_translated_script_are_those_of_the_tables() throws Exception {
        desk.file("conf.c", """
                BPF_ARRAY(conf, int, 4);
                BPF_HASH(sent, u32, u64);
                BPF_PROG_ARRAY(jumps, 4);
                int pass(struct xdp_md *ctx) { jumps.call(ctx, 2); return XDP_PASS; }
                """);
        desk.file("conf.py", """
                from bcc import BPF
                import ctypes as ct
                b = BPF(src_file="conf.c")
                fn = b.load_func("pass", BPF.XDP)
                b["jumps"][ct.c_int(2)] = ct.c_int(fn.fd)
                b["conf"][ct.c_int(1)] = ct.c_int(40)
                b["sent"][ct.c_uint(7)] = ct.c_ulong(30)
                b["sent"][ct.c_uint(8)] = ct.c_ulong(5)
                del b["sent"][ct.c_uint(8)]
                total = 2
                for k, v in b["sent"].items():
                    total += v.value
                    total += b["conf"][ct.c_int(1)].value
                print("%d of %d" % (total, len(b["sent"])))
                """);
        assertThat(desk.type(":translate conf.py --out conf.bpflab")).contains("all of it");
        assertThat(desk.type(":source conf.bpflab")).contains("72 of 1");
        assertThat(desk.type(":dump map jumps")).contains("pass");
    }

    /** The last C block of document 000; empty where the documents are not beside the project. */
    private static Optional<String> document() throws IOException {
        Path seeds = Path.of("../../shared/seeds").toAbsolutePath().normalize();
        if (!Files.isDirectory(seeds)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(seeds)) {
            String text = Files.readString(files.filter(file -> file.getFileName().toString().startsWith("000_"))
                    .findFirst().orElseThrow());
            int from = text.indexOf("```c", text.indexOf("Final Code")) + 4;
            return Optional.of(text.substring(from, text.indexOf("```", from)));
        }
    }

    /** poll_stats of xdp1_user.c: a thread of its own counts while a second goes by. */
    @Test
    void rates_tell_each_second_what_moved() throws Exception {
        desk.type("load(\"udp_counter.c\");");
        desk.type("attach(\"udp_counter\", \"xdp\", \"lo\", \"--yes\");");
        Thread traffic = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    send(5008, 1);
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (Exception ended) {
                Thread.currentThread().interrupt();
            }
        });
        traffic.start();
        String line = desk.type("rates(\"counter\").filter(r -> r.key().asLong() == 5008).limit(1)"
                + ".forEach(r -> print(\"proto %d: %10d pkt/s\", r.key(), r.perSecond()));");
        traffic.interrupt();
        traffic.join();
        assertThat(line).matches("proto 5008: +[1-9]\\d* pkt/s\\s*");
        desk.type("detach(\"udp_counter\")");
    }

    private static void send(int port, int times) throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < times; i++) {
                socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName("127.0.0.1"), port));
            }
        }
    }
}
