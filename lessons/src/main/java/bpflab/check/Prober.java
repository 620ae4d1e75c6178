package bpflab.check;

import bpflab.kernel.Program;
import bpflab.lab.HttpResult;
import bpflab.lab.Lab;
import bpflab.lab.PingResult;
import bpflab.lab.UdpResult;
import bpflab.packet.Packet;
import bpflab.trace.TraceLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks, kind by kind, and judges nothing. */
final class Prober implements Check.Cases<Observation, InterruptedException> {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_LINES = 1000;
    private static final int FIRST_PORT = 32768;
    private static final int PORTS = 28232;
    private static final Pattern PORT_ONLY = Pattern.compile("(udp|tcp) (:\\d+)(.*)");

    private final CheckContext context;
    private final Random random;

    Prober(CheckContext context, long seed) {
        this.context = context;
        this.random = new Random(seed);
    }

    @Override
    public Observation loads(Check.Loads check) {
        return new Observation.Loaded(program().name());
    }

    @Override
    public Observation pings(Check.Pings check) throws InterruptedException {
        PingResult result = lab().ping(check.direction(), check.version(), check.count());
        return new Observation.Replies(result.sent(), result.received(), result.unreachable());
    }

    @Override
    public Observation connects(Check.Connects check) throws InterruptedException {
        return new Observation.Connections(lab().tcp(check.direction(), check.version(), check.port(), check.times()).replies());
    }

    @Override
    public Observation echoes(Check.Echoes check) throws InterruptedException {
        UdpResult result = lab().udp(check.direction(), check.version(), check.port(), check.count());
        return new Observation.Replies(result.sent(), result.received(), 0);
    }

    @Override
    public Observation fetches(Check.Fetches check) throws InterruptedException {
        HttpResult result = lab().http(check.direction(), check.version(), check.port(), "/");
        return new Observation.Connections(List.of(result.reply()));
    }

    @Override
    public Observation returns(Check.Returns check) {
        return new Observation.Returned(program().run(Packet.build(varied(check.words())), 1).verdict());
    }

    @Override
    public Observation entries(Check.Entries check) {
        return context.map(check.map()).map(Numbers::entries).orElseGet(() -> noMap(check.map()));
    }

    @Override
    public Observation value(Check.ValueOf check) {
        return context.map(check.map()).map(map -> Numbers.at(map, check.key())).orElseGet(() -> noMap(check.map()));
    }

    @Override
    public Observation global(Check.Global check) {
        return Numbers.global(context.object().maps(), check.name());
    }

    /** Every program's lines come here, also those of programs that are not ours: only the latest are kept. */
    @Override
    public Observation prints(Check.Prints check) throws InterruptedException {
        Deque<String> lines = new ArrayDeque<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lines.stream().noneMatch(line -> line.contains(check.text())) && System.nanoTime() < end) {
            for (TraceLine line : context.trace().orElseThrow().read(PATIENCE)) {
                if (line instanceof TraceLine.Printed printed) {
                    lines.add(printed.text());
                }
            }
            while (lines.size() > MOST_LINES && !lines.getFirst().contains(check.text())) {
                lines.removeFirst();
            }
        }
        return new Observation.Printed(List.copyOf(lines));
    }

    /** A source port by chance where the lesson names only the other one, so that nothing passes by accident. */
    private String varied(String words) {
        Matcher matcher = PORT_ONLY.matcher(words);
        int port = FIRST_PORT + random.nextInt(PORTS);
        return matcher.matches() && !words.contains(">")
                ? matcher.group(1) + " 10.11.0.2:" + port + " > 10.11.0.1" + matcher.group(2) + matcher.group(3)
                : words;
    }

    private Observation noMap(String name) {
        List<String> names = context.object().maps().stream().map(map -> map.name()).toList();
        return new Observation.Missing(
                "no map of that name" + (names.isEmpty() ? "" : ", only " + String.join(", ", names)));
    }

    private Program program() {
        return context.program();
    }

    private Lab lab() {
        return context.lab().orElseThrow();
    }
}
