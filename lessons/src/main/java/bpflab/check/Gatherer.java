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
final class Gatherer implements Check.Cases<Seen, InterruptedException> {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_LINES = 1000;
    private static final int FIRST_PORT = 32768;
    private static final int PORTS = 28232;
    private static final Pattern PORT_ONLY = Pattern.compile("(udp|tcp) (:\\d+)(.*)");

    private final Scene scene;
    private final Random random;

    Gatherer(Scene scene, long seed) {
        this.scene = scene;
        this.random = new Random(seed);
    }

    @Override
    public Seen loads(Check.Loads check) {
        return new Seen.Loaded(program().name());
    }

    @Override
    public Seen pings(Check.Pings check) throws InterruptedException {
        PingResult result = lab().ping(check.way(), check.count());
        return new Seen.Replies(result.sent(), result.received(), result.unreachable());
    }

    @Override
    public Seen connects(Check.Connects check) throws InterruptedException {
        return new Seen.Connections(lab().tcp(check.way(), check.port(), check.times()).replies());
    }

    @Override
    public Seen echoes(Check.Echoes check) throws InterruptedException {
        UdpResult result = lab().udp(check.way(), check.port(), check.count());
        return new Seen.Replies(result.sent(), result.received(), 0);
    }

    @Override
    public Seen fetches(Check.Fetches check) throws InterruptedException {
        HttpResult result = lab().http(check.way(), check.port(), "/");
        return new Seen.Connections(List.of(result.reply()));
    }

    @Override
    public Seen returns(Check.Returns check) {
        return new Seen.Returned(program().run(Packet.build(varied(check.words())), 1).verdict());
    }

    @Override
    public Seen entries(Check.Entries check) {
        return scene.map(check.map()).map(Numbers::entries).orElseGet(() -> noMap(check.map()));
    }

    @Override
    public Seen value(Check.ValueOf check) {
        return scene.map(check.map()).map(map -> Numbers.at(map, check.key())).orElseGet(() -> noMap(check.map()));
    }

    @Override
    public Seen global(Check.Global check) {
        return Numbers.global(scene.object().maps(), check.name());
    }

    /** Every program's lines come here, also those of programs that are not ours: only the latest are kept. */
    @Override
    public Seen prints(Check.Prints check) throws InterruptedException {
        Deque<String> lines = new ArrayDeque<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lines.stream().noneMatch(line -> line.contains(check.text())) && System.nanoTime() < end) {
            for (TraceLine line : scene.trace().orElseThrow().read(PATIENCE)) {
                if (line instanceof TraceLine.Printed printed) {
                    lines.add(printed.text());
                }
            }
            while (lines.size() > MOST_LINES && !lines.getFirst().contains(check.text())) {
                lines.removeFirst();
            }
        }
        return new Seen.Printed(List.copyOf(lines));
    }

    /** A source port by chance where the lesson names only the other one, so that nothing passes by accident. */
    private String varied(String words) {
        Matcher matcher = PORT_ONLY.matcher(words);
        int port = FIRST_PORT + random.nextInt(PORTS);
        return matcher.matches() && !words.contains(">")
                ? matcher.group(1) + " 10.11.0.2:" + port + " > 10.11.0.1" + matcher.group(2) + matcher.group(3)
                : words;
    }

    private Seen noMap(String name) {
        List<String> names = scene.object().maps().stream().map(map -> map.name()).toList();
        return new Seen.Missing("no map of that name" + (names.isEmpty() ? "" : ", only " + String.join(", ", names)));
    }

    private Program program() {
        return scene.program();
    }

    private Lab lab() {
        return scene.lab().orElseThrow();
    }
}
