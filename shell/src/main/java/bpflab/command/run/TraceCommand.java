package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.Printing;
import bpflab.bench.Setting;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Effect;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.trace.TraceInstance;
import bpflab.trace.TraceLine;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.TraceText;
import bpflab.view.Units;
import bpflab.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code :trace}: what programs print, until Ctrl-C, a time, or a number of lines. */
final class TraceCommand implements Command {
    private static final Duration GLANCE = Duration.ofMillis(200);
    /** On a machine that is busy the kernel may hand over late what was printed long ago. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.RUN, "show what programs print with bpf_printk", ":trace --for 5s",
                        Argument.optionalChoice("SWITCH", "on", "off"))
                .with(
                        new Option("--for", "TIME", "end after 5s, 2m"),
                        new Option("--lines", "N", "end after N lines"),
                        new Option("--grep", "RE", "only lines that match"))
                .like("cat /sys/kernel/tracing/trace_pipe");
    }

    @Override
    public View details() {
        return View.of(
                Line.EMPTY,
                Line.of("  The kernel does not say which program printed a line: those of all programs"),
                Line.of("  on this machine show here. A word of your own in the format finds yours:"),
                Line.of("  :trace --grep WORD"));
    }

    @Override
    public Effect effect(ParsedArguments words) {
        return words.at(0).isPresent() ? Effect.ACTS : Effect.LOOKS;
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        bench.how().like("cat /sys/kernel/tracing/trace_pipe");
        if (words.at(0).isPresent()) {
            return turn(bench, words.word(0));
        }
        Stop stop = stop(words);
        if (!stop.ends() && bench.interaction().isEmpty()) {
            throw Trouble.usage(
                    ":trace would never end", "a script has no Ctrl-C", ":trace --for 5s\n:trace --lines 3")
                            .toException();
        }
        TraceInstance trace = bench.trace();
        Printing printing = bench.printing();
        printing.refused().forEach(call -> screen.show(View.of(Line.of(call, Role.WARN))));
        if (!printing.any()) {
            screen.show(View.of(Line.of("no program of this bench prints; lines of others show here too", Role.WARN)));
        }
        if (!stop.ends()) {
            UntilCtrlC.begin(screen, "lines of the trace");
        }
        return new Reading(trace, stop, screen).answer();
    }

    private static Answer turn(Bench bench, String word) {
        if (!List.of("on", "off").contains(word)) {
            throw Trouble.usage(":trace was not understood", "it can be on or off, not " + word, ":trace on")
                    .toException();
        }
        if (word.equals("on")) {
            bench.trace();
        }
        bench.settings().set(Setting.TRACE, word);
        return Answer.of(
                View.of(Line.of("trace " + word + (word.equals("on") ? ": lines appear above the prompt" : ""))),
                        List.of());
    }

    /** When a reading ends, and what it shows. */
    private record Stop(Optional<Duration> after, int lines, Optional<Pattern> grep) {
        boolean ends() {
            return after.isPresent() || lines < Integer.MAX_VALUE;
        }
    }

    private static Stop stop(ParsedArguments words) {
        String lines = words.value("--lines").orElse(String.valueOf(Integer.MAX_VALUE));
        if (!lines.matches("[1-9]\\d{0,9}") || Long.parseLong(lines) > Integer.MAX_VALUE) {
            throw Trouble.usage("\"" + lines + "\" is no number of lines", "it is a number from 1", ":trace --lines 3")
                    .toException();
        }
        return new Stop(
                words.value("--for").map(Times::parse), Integer.parseInt(lines),
                        words.value("--grep").map(TraceCommand::pattern));
    }

    private static Pattern pattern(String typed) {
        try {
            return Pattern.compile(typed);
        } catch (PatternSyntaxException cause) {
            throw Trouble.usage(
                    "\"" + typed + "\" is no regular expression", cause.getDescription(), ":trace --grep ping")
                            .toException(cause);
        }
    }

    /** One reading, from its first line to its last. Ctrl-C is a way to end it, not a failure. */
    private record Reading(TraceInstance trace, Stop stop, Screen screen) {
        Answer answer() {
            TraceText text = new TraceText();
            List<Object> data = new ArrayList<>();
            boolean stopped = false;
            try {
                if (stop.after().isPresent()) {
                    show(trace.upToNow(PATIENCE), text, data); // however short the time is
                }
                long end = System.nanoTime() + stop.after().orElse(Duration.ofDays(3650)).toNanos();
                while (data.size() < stop.lines() && System.nanoTime() < end) {
                    long left = Math.max(1, end - System.nanoTime());
                    show(trace.read(left < GLANCE.toNanos() ? Duration.ofNanos(left) : GLANCE), text, data);
                }
            } catch (InterruptedException ctrlC) {
                stopped = true;
            }
            View count =
                    View.of(Line.of(
                            data.isEmpty() ? "nothing was printed" : Units.count(data.size(), "line", "lines"),
                                    Role.MUTED));
            return Answer.of(count, data).stopped(stopped);
        }

        private void show(List<TraceLine> lines, TraceText text, List<Object> data) {
            List<Line> shown = new ArrayList<>();
            for (int at = 0; at < lines.size(); at++) {
                TraceLine line = lines.get(at);
                if (data.size() == stop.lines()) {
                    trace.putBack(lines.subList(at, lines.size())); // the next :trace shows them
                    break;
                }
                if (stop.grep().map(re -> re.matcher(line.raw()).find()).orElse(true)) {
                    shown.add(text.line(line));
                    data.add(TraceText.data(line));
                }
            }
            if (!shown.isEmpty()) {
                screen.show(new Listing(shown));
            }
        }
    }
}
