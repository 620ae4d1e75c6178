package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.Pace;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Interpreter;
import bpflab.command.Looking;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Rates;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code :watch COMMAND}: runs a line again and again, in place where the screen can, with what its numbers move in a
 * second, until Ctrl-C or so many times.
 */
final class WatchCommand implements Looking {
    /** What is kept of a long watch as data. */
    private static final int KEPT = 1000;
    private static final Duration LEAST = Duration.ofMillis(50);

    private final Interpreter interpreter;

    WatchCommand(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.RUN, "run a command again and again, in place; what moves",
                ":watch :maps --times 2 --every 100ms",
                Argument.required("COMMAND", Argument.Kind.LINE))
                .with(
                        new Option("--every", "TIME", "how often: 500ms, 2s; 1s else"),
                        new Option("--times", "N", "end after N times"),
                        new Option("--sparks", "", "the last moves as a line"))
                .repeating()
                .like("watch -n 1 bpftool map dump name rxcnt");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        String line = line(words.positional());
        if (line.matches(":?watch\\b.*")) {
            throw Trouble.usage(":watch does not watch itself", "one is enough", ":watch :maps").toException();
        }
        if (!words.has("--times") && bench.interaction().isEmpty()) {
            throw Trouble.usage(":watch would never end", "a script has no Ctrl-C",
                    ":watch " + line + " --times 3")
                    .toException();
        }
        Duration every = words.value("--every").map(Times::parse).orElse(Duration.ofSeconds(1));
        int times = words.value("--times").map(WatchCommand::times).orElse(Integer.MAX_VALUE);
        return new Watch(line, every.compareTo(LEAST) < 0 ? LEAST : every, times, new Rates(words.has("--sparks")))
                .on(screen);
    }

    /** A line in quotes is a line, as watch(1) takes one. */
    private static String line(List<String> words) {
        return words.size() == 1 ? words.get(0)
                : words.stream().map(Quoted::of).collect(Collectors.joining(" "));
    }

    private static int times(String text) {
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw Trouble.usage("\"" + text + "\" is no number of times", "it is a number from 1",
                    ":watch :maps --times 3").toException();
        }
        return Integer.parseInt(text);
    }

    /** One look, as data. */
    private record Look(double seconds, Object data, List<Rates.Rate> moved) {}

    /** One watch, from its first look to its last. Ctrl-C is a way to end it, not a failure. */
    private final class Watch {
        private final String line;
        private final Duration every;
        private final int times;
        private final Rates rates;
        private final Deque<Look> looks = new ArrayDeque<>();

        Watch(String line, Duration every, int times, Rates rates) {
            this.line = line.startsWith(":") || line.startsWith("!") ? line : ":" + line;
            this.every = every;
            this.times = times;
            this.rates = rates;
        }

        Answer on(Screen screen) throws InterruptedException {
            long begun = System.nanoTime();
            long before = begun;
            Pace pace = new Pace(every);
            for (int i = 0; i < times; i++) {
                List<View> shown = new ArrayList<>();
                long now = System.nanoTime();
                Answer answer = interpreter.again(line, shown::add);
                if (!answer.ok()) {
                    return answer;
                }
                shown.add(answer.view());
                View moved = rates.next(View.stack(shown), Duration.ofNanos(i == 0 ? 0 : now - before));
                screen.redraw(View.stack(List.of(View.of(head()), moved)));
                keep(new Look(Math.round((now - begun) / 1e6) / 1e3, answer.data(), rates.moved()));
                before = now;
                if (answer.stopped() || i + 1 < times && !rest(pace)) {
                    break;
                }
            }
            return Answer.of(View.NOTHING, List.copyOf(looks));
        }

        private Line head() {
            String ends = times == Integer.MAX_VALUE ? ", Ctrl-C ends" : "";
            return Line.of(
                    new Span(line, Role.COMMAND),
                    new Span("   every " + Times.words(every) + ends, Role.MUTED));
        }

        private void keep(Look look) {
            looks.addLast(look);
            if (looks.size() > KEPT) {
                looks.removeFirst();
            }
        }

        /** @return not after Ctrl-C */
        private static boolean rest(Pace pace) {
            try {
                pace.next();
                return true;
            } catch (InterruptedException ctrlC) {
                return false;
            }
        }
    }
}
