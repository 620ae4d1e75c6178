package bpflab.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.JavaApi;
import bpflab.command.Answer;
import bpflab.command.Desk;
import bpflab.kernel.NeedsKernel;
import bpflab.snippet.JavaSnippets;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    /** What stands before a dot in the text, or is meant there. */
    private static final List<String> OWNERS = List.of(
            "", "bench().", "map(\"hits\").", "map(\"hits\").stream().", "e.", "e.value().", "program(\"count\").",
            "trace().", "traceFields().findFirst().get().", "rates(\"hits\").findFirst().get().", "System.out.",
            "ProcessHandle.", "ProcessHandle.current().");

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

    /** What a person reads in the text is there, and Tab finds it, bare or behind what has it. */
    @Test
    void each_name_in_the_text_is_completed_by_tab() throws Exception {
        try (Desk desk = Desk.in(folder); JavaSnippets java = new JavaSnippets(() -> false)) {
            desk.file("count.c", COUNT);
            JavaApi.use(desk.bench());
            java.run("load(\"count.c\")", desk);
            java.run("map(\"hits\").put(17, 4)", desk);
            java.run("var e = sorted(\"hits\").get(0)", desk);
            String text = desk.type(":help java");
            List<String> names = Pattern.compile("\\b([a-z]\\w+)(?=\\()").matcher(text).results()
                    .map(MatchResult::group).filter(name -> !name.equals("for") && !name.contains("_")).distinct()
                    .toList();
            assertThat(names).contains("load", "delete", "field", "programs", "stack");
            assertThat(names).allSatisfy(name -> assertThat(OWNERS).as(name).anySatisfy(owner -> {
                String typed = owner + name.substring(0, name.length() - 1);
                assertThat(java.completions(typed, typed.length()).candidates())
                        .anySatisfy(found -> assertThat(found).startsWith(name + "("));
            }));
        }
    }

    @Test
    void each_method_is_in_the_text() throws Exception {
        try (Desk desk = Desk.in(folder)) {
            String text = desk.type(":help java");
            Set<String> joins = Set.of("use", "printTo"); // what the program calls, not a person
            assertThat(Arrays.stream(JavaApi.class.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers())).map(Method::getName)
                    .filter(name -> !joins.contains(name)).distinct())
                    .allSatisfy(name -> assertThat(text).containsPattern("\\b" + name + "\\("));
        }
    }

    /** Packets to the lab's peer, whose answers come by the program. */
    private static void send() {
        try (DatagramSocket socket = new DatagramSocket()) {
            while (!Thread.currentThread().isInterrupted()) {
                socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName("10.11.0.2"), 9));
                LockSupport.parkNanos(10_000_000);
            }
        } catch (IOException ended) {
            // The test has ended, too.
        }
    }
}
