package bpflab.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.JavaApi;
import bpflab.command.Answer;
import bpflab.command.Desk;
import bpflab.kernel.NeedsKernel;
import bpflab.snippet.JavaSnippets;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JavaHelpTest {
    private static final String COUNT = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct {
            	__uint(type, BPF_MAP_TYPE_HASH);
            	__uint(max_entries, 64);
            	__type(key, int);
            	__type(value, long);
            } hits SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } seen SEC(".maps");
            struct packet { int length; };
            const struct packet *unused __attribute__((unused));
            SEC("xdp") int count(struct xdp_md *ctx)
            {
            	struct packet packet = { ctx->data_end - ctx->data };

            	bpf_ringbuf_output(&seen, &packet, sizeof(packet), 0);
            	bpf_printk("passed");
            	return XDP_PASS;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;

    @TempDir
    Path folder;

    @Test
    void each_example_runs_as_typed() throws Exception {
        try (Desk desk = Desk.in(folder); JavaSnippets java = new JavaSnippets(() -> false)) {
            desk.file("count.c", COUNT);
            JavaApi.use(desk.bench());
            desk.type(":lab up");
            Thread traffic = new Thread(JavaHelpTest::send, "traffic");
            traffic.setDaemon(true);
            traffic.start();
            for (JavaHelp.Example example : JavaHelp.EXAMPLES) {
                Answer answer = java.run(example.line(), desk);
                assertThat(answer.ok()).as("%s: %s", example.line(), answer.trouble()).isTrue();
            }
            assertThat(desk.type(":help java")).contains("map(\"hits\").total()", ":vars");
            traffic.interrupt();
        }
    }

    /** Packets to the lab's peer, whose answers come by the program. */
    private static void send() {
        try (DatagramSocket socket = new DatagramSocket()) {
            while (!Thread.currentThread().isInterrupted()) {
                socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName("10.11.0.2"), 9));
                LockSupport.parkNanos(10_000_000);
            }
        } catch (java.io.IOException ended) {
            // The test has ended, too.
        }
    }
}
