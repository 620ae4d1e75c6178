package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.bench.RecordTyping;
import bpflab.btf.Value;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.OnlyOne;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.json.IfPresent;
import bpflab.map.BpfMap;
import bpflab.map.EventStream;
import bpflab.map.MapShape;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code :events MAP}: what comes out of a ring buffer or perf buffers, until Ctrl-C, a time, or a number of records.
 */
final class EventsCommand implements Looking {
    private static final Duration GLANCE = Duration.ofMillis(100);
    /** A glance shows no more: the others are counted. */
    private static final int SHOWN = 50;
    private static final int KEPT = 10_000;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.RUN, "the records of a ring or perf buffer, as they come",
                        ":events requests --for 5s",
                Argument.optional("MAP", Argument.Kind.MAP),
                Argument.optionalChoice("SWITCH", "on", "off"))
                .with(
                        Option.EVERYWHERE,
                        new Option("--for", "TIME", "end after 5s, 2m"),
                        new Option("--lines", "N", "end after N records"),
                        new Option("--as", "STRUCT", "the struct that a record is; or its fields as src=ip,stack=sym"))
                .like("bpftool map event_pipe name requests");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        Optional<String> turn = namesStruct(words) ? Optional.empty() : turn(bench, words);
        String name = turn.equals(words.at(0)) ? buffer(bench, turn.orElse("")) : words.word(0);
        if (turn.filter("off"::equals).isPresent()) {
            return off(bench, name);
        }
        BpfMap map = Lookup.maps(bench).one(name, words.has("--all"));
        BuffersInside.check(bench, map);
        bench.how().like("bpftool map event_pipe id " + map.info().id());
        if (turn.isPresent()) {
            return on(bench, map, turn.get(), words);
        }
        if (bench.notices().followed().contains(map.name())) {
            throw Trouble.usage("the records of " + map.name() + " are taken already",
                    "each comes out once, and they appear above the prompt", ":events " + map.name() + " off")
                    .toException();
        }
        int lines = words.value("--lines").map(EventsCommand::lines).orElse(Integer.MAX_VALUE);
        Optional<Duration> time = words.value("--for").map(Times::parse);
        boolean ends = time.isPresent() || lines < Integer.MAX_VALUE;
        if (!ends && bench.interaction().isEmpty()) {
            throw Trouble.usage(
                    ":events would never end", "a script has no Ctrl-C",
                    ":events " + map.name() + " --for 5s\n:events " + map.name() + " --lines 3").toException();
        }
        RecordTyping typing = RecordTyping.of(bench, map, as(words));
        try (EventStream stream = map.events()) {
            if (!ends) {
                UntilCtrlC.begin(screen, "records of " + map.name());
            }
            return new Reading(map, stream, typing, lines, screen).until(time.orElse(Duration.ofDays(3650)));
        }
    }

    /** {@code --as event}, and as C has it {@code --as struct event}: the second word is no switch. */
    private static boolean namesStruct(ParsedArguments words) {
        return words.value("--as").filter("struct"::equals).isPresent() && words.at(1).isPresent();
    }

    private static List<String> as(ParsedArguments words) {
        return namesStruct(words) ? List.of(words.word(1)) : words.values("--as");
    }

    /** {@code :events requests on}, or {@code :events on} where no map is called so. */
    private static Optional<String> turn(Bench bench, ParsedArguments words) {
        boolean bare = words.at(1).isEmpty() && words.at(0).filter(List.of("on", "off")::contains).isPresent()
                && bench.maps().stream().noneMatch(map -> map.name().equals(words.word(0)));
        return bare ? words.at(0) : words.at(1);
    }

    /** The only one; of those that appear above the prompt, where that is to end. */
    private static String buffer(Bench bench, String turn) {
        List<String> known = bench.maps().stream()
                .filter(map -> map.info().type().shape() instanceof MapShape.Records)
                .map(BpfMap::name).toList();
        List<String> followed = bench.notices().followed().stream().toList();
        return OnlyOne.of("buffer", turn.equals("off") && !followed.isEmpty() ? followed : known, ":events");
    }

    private static Answer on(Bench bench, BpfMap map, String turn, ParsedArguments words) {
        if (!turn.equals("on")) {
            throw Trouble.usage(":events was not understood", "it can be on or off, not " + turn,
                    ":events " + map.name() + " on").toException();
        }
        if (bench.interaction().isEmpty()) {
            throw Trouble.usage(
                    "records appear above the prompt", "a script has none", ":events " + map.name() + " --for 5s")
                    .toException();
        }
        RecordTyping typing = RecordTyping.of(bench, map, as(words));
        bench.notices().letGo(map.name());
        bench.notices().follow(map.name(), new EventFeed(map.name(), map.events(), typing));
        return Answer.of(
                View.of(Line.of("records of " + map.name() + " appear above the prompt; to end that: :events "
                        + map.name() + " off")), new Switched(map.name(), true));
    }

    private static Answer off(Bench bench, String name) {
        boolean followed = bench.notices().letGo(name);
        return Answer.of(
                View.of(Line.of(followed ? "records of " + name + " appear no longer"
                        : "records of " + name + " did not appear")), new Switched(name, false));
    }

    /** Whether a map's records appear above the prompt, as data. */
    private record Switched(String map, boolean on) {}

    private static int lines(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw Trouble.usage(
                    "\"" + text + "\" is no number of records", "it is a number from 1", ":events MAP --lines 3")
                    .toException();
        }
        return Integer.parseInt(text);
    }

    /** A record, as data. */
    private record Event(@IfPresent Optional<Integer> cpu, Value value) {}

    /** What came, as data: the first of it. */
    private record Events(String map, String type, long count, long lost, List<Event> events) {}

    /** One reading, from its first record to its last. Ctrl-C is a way to end it, not a failure. */
    private static final class Reading implements EventStream.Sink {
        private final BpfMap map;
        private final EventStream stream;
        private final RecordTyping typing;
        private final int most;
        private final Screen screen;
        private final List<Event> kept = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private long count;
        private long hidden;

        Reading(BpfMap map, EventStream stream, RecordTyping typing, int most, Screen screen) {
            this.map = map;
            this.stream = stream;
            this.typing = typing;
            this.most = most;
            this.screen = screen;
        }

        Answer until(Duration time) {
            long begun = System.nanoTime();
            long end = begun + time.toNanos();
            boolean stopped = false;
            try {
                while (count < most && System.nanoTime() < end) {
                    glance(end);
                }
            } catch (InterruptedException ctrlC) {
                stopped = true; // an end like any other
            }
            flush();
            typing.checkNotations();
            return Answer.of(
                    View.of(Stream.concat(Stream.of(summary(System.nanoTime() - begun)), packets().stream())
                            .toArray(Line[]::new)),
                    new Events(map.name(), typing.name(), count, stream.lost(), kept)).stopped(stopped);
        }

        /** What comes within a glance is shown together. */
        private void glance(long end) throws InterruptedException {
            long until = Math.min(end, System.nanoTime() + GLANCE.toNanos());
            long left = until - System.nanoTime();
            while (left > 0 && count < most) {
                int room = (int) Math.min(most - count, 1 << 16);
                if (stream.read(room, Duration.ofNanos(left), this) == 0) {
                    break;
                }
                left = until - System.nanoTime();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            flush();
        }

        @Override
        public void event(int cpu, ByteBuffer memory, int at, int bytes) {
            count++;
            boolean shows = lines.size() < SHOWN;
            if (!shows && kept.size() >= KEPT) {
                hidden++;
                return;
            }
            byte[] raw = new byte[bytes];
            memory.get(at, raw);
            Value value = typing.read(raw);
            if (kept.size() < KEPT) {
                kept.add(new Event(cpu < 0 ? Optional.empty() : Optional.of(cpu), value));
            }
            if (shows) {
                lines.add(EventLine.of(cpu, value));
            } else {
                hidden++;
            }
        }

        private void flush() {
            if (hidden > 0) {
                lines.add(Line.of("… " + Units.count(hidden) + " more", Role.MUTED));
            }
            if (!lines.isEmpty()) {
                screen.show(new Listing(List.copyOf(lines)));
            }
            lines.clear();
            hidden = 0;
        }

        private Optional<Line> packets() {
            return typing.packetFields().map(asked -> Line.of(
                    new Span("as a packet has them: ", Role.MUTED),
                    new Span(":events " + map.name() + " --as " + asked, Role.COMMAND),
                    Span.remark("shows addresses and ports")));
        }

        private Line summary(long nanos) {
            String type = typing.name().isEmpty()
                    ? typing.asBytes()
                    : " of " + typing.name() + typing.remark();
            String rate = count > KEPT
                    ? ", " + Units.count(Math.round(count * 1e9 / Math.max(1, nanos))) + " a second" : "";
            String what = count == 0 ? "no record came" : Units.count(count, "record", "records") + type + rate;
            String lacked = stream.lost() > 0
                    ? "   " + Units.count(stream.lost()) + " lost: there was no room for them"
                    : stream.full() > 0 ? "   the buffer was full: what came then is lost, as its program is told"
                    : "";
            return Line.of(new Span(what, Role.MUTED), new Span(lacked, Role.WARN));
        }
    }
}
