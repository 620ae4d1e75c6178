package bpflab.benchmark;

import bpflab.kernel.Program;
import bpflab.map.EventStream;
import bpflab.trace.TraceInstance;
import bpflab.trace.TraceLine;
import bpflab.view.Line;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How much comes through in a second: records of a ring buffer, lines of the trace beside {@code cat trace_pipe}. */
final class Streams {
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final int ROUNDS = 5;
    private static final byte[] FRAME = new byte[64];
    private static final String SOURCE = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 16777216); } ring SEC(".maps");

            SEC("xdp")
            int flood(struct xdp_md *ctx)
            {
            \tfor (int i = 0; i < 1000; i++) {
            \t\t__u64 *record = bpf_ringbuf_reserve(&ring, 8, 0);

            \t\tif (record) {
            \t\t\t*record = i;
            \t\t\tbpf_ringbuf_submit(record, BPF_RB_NO_WAKEUP);
            \t\t}
            \t}
            \treturn XDP_PASS;
            }

            SEC("xdp")
            int print(struct xdp_md *ctx)
            {
            \tfor (int i = 0; i < 1000; i++)
            \t\tbpf_printk("line %d of many", i);
            \treturn XDP_PASS;
            }

            char LICENSE[] SEC("license") = "GPL";
            """;

    private Streams() {}

    static void load(TimedSession session) throws IOException, InterruptedException {
        session.loadAll("streams", SOURCE);
    }

    /** What came through in a second: the median of some rounds, the part that was lost, and the goal. */
    private record Row(String name, double perSecond, String lost, String goal) {
        List<Span> cells() {
            return List.of(Span.of(name), Span.of(Units.count(Math.round(perSecond))), Span.of(lost), Span.of(goal));
        }
    }

    /** Records are read as they lie in the buffer's pages, filled before each reading: the reader's speed alone. */
    static View ring(TimedSession session) throws InterruptedException {
        Program flood = session.program("flood");
        List<Double> rates = new ArrayList<>();
        try (EventStream stream = session.map("ring").events()) {
            for (int round = -2; round < ROUNDS; round++) {
                long[] sum = new long[1];
                long nanos = 0;
                long read = 0;
                for (int fill = 0; fill < 10; fill++) {
                    flood.run(FRAME, 1000);
                    long begun = System.nanoTime();
                    read += stream.read(Integer.MAX_VALUE, Duration.ZERO,
                            (cpu, memory, at, bytes) -> sum[0] += memory.getLong(at));
                    nanos += System.nanoTime() - begun;
                }
                if (round >= 0) {
                    rates.add(read * 1e9 / nanos);
                }
            }
        }
        return table("events: records of 8 bytes from a ring buffer",
                List.of(new Row("bpflab, the mapped pages", median(rates), "–", "10,000,000")));
    }

    /** Both read while a program prints as fast as it can. */
    static View trace(TimedSession session, Path scratch) throws IOException, InterruptedException {
        List<Double> cats = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> catLost = new ArrayList<>();
        List<Double> ourLost = new ArrayList<>();
        try (TraceInstance peer = TraceInstance.open("own")) {
            for (int round = -1; round < ROUNDS; round++) {
                double[] cat = cat(session, scratch);
                double[] own = own(session, peer);
                if (round >= 0) {
                    cats.add(cat[0]);
                    catLost.add(cat[1]);
                    ours.add(own[0]);
                    ourLost.add(own[1]);
                }
            }
        }
        return table("trace: lines in a second while a program prints without pause", List.of(
                new Row("cat trace_pipe", median(cats), part(median(catLost)), ""),
                new Row("bpflab, parsed", median(ours), part(median(ourLost)), "not fewer than cat")));
    }

    private static double[] own(TimedSession session, TraceInstance trace) throws InterruptedException {
        Thread printing = printing(session);
        long lostBefore = trace.lost();
        long lines = 0;
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < TIME.toNanos()) {
            lines += trace.read(Duration.ofMillis(100)).stream().filter(TraceLine.Printed.class::isInstance).count();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        stop(printing);
        long lost = trace.lost() - lostBefore;
        while (!trace.read(Duration.ofMillis(50)).isEmpty()) {
            continue;
        }
        return new double[] {lines / seconds, (double) lost / (lost + lines)};
    }

    /** {@code cat} of an instance that nobody else reads, into a file; its lines are counted when it is done. */
    private static double[] cat(TimedSession session, Path scratch) throws IOException, InterruptedException {
        Path folder = Path.of("/sys/kernel/tracing/instances", "bpflab-" + ProcessHandle.current().pid() + "-cat");
        Path file = scratch.resolve("trace");
        Files.createDirectory(folder);
        try {
            Files.writeString(folder.resolve("events/bpf_trace/bpf_trace_printk/enable"), "1");
            Thread printing = printing(session);
            Process cat = new ProcessBuilder("cat", folder.resolve("trace_pipe").toString())
                    .redirectOutput(file.toFile()).start();
            Thread.sleep(TIME.toMillis());
            cat.destroy();
            cat.waitFor();
            stop(printing);
            long[] counted = count(file);
            return new double[] {counted[0] / (TIME.toNanos() / 1e9), (double) counted[1] / (counted[0] + counted[1])};
        } finally {
            Files.delete(folder);
            Files.deleteIfExists(file);
        }
    }

    /** Lines, and the events that {@code CPU:0 [LOST 12 EVENTS]} tells of. */
    private static long[] count(Path file) throws IOException {
        long[] counted = new long[2];
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                boolean tells = line.startsWith("CPU:");
                counted[0] += tells ? 0 : 1;
                counted[1] += tells ? Long.parseLong(line.replaceAll(".*LOST (\\d+) EVENTS.*", "$1")) : 0;
            });
        }
        return counted;
    }

    private static Thread printing(TimedSession session) {
        Program print = session.program("print");
        Thread thread = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                print.run(FRAME, 10);
            }
        }, "printing");
        thread.start();
        return thread;
    }

    private static void stop(Thread printing) throws InterruptedException {
        printing.interrupt();
        printing.join();
    }

    private static View table(String title, List<Row> rows) {
        return View.stack(List.of(
                View.of(Line.of(title + "   (" + ROUNDS + " rounds)")),
                new Table(List.of(Table.left(""), Table.right("a second"), Table.right("lost"), Table.left("goal")),
                        rows.stream().map(Row::cells).toList(), 2),
                View.of(Line.EMPTY)));
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElse(0.0);
    }

    private static String part(double part) {
        return String.format(Locale.ROOT, "%.0f %%", part * 100);
    }
}
