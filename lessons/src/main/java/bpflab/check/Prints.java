package bpflab.check;

import bpflab.trace.TraceLine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What bpf_trace_printk writes. */
record Prints(String text) implements CheckKind<Prints.Printed> {
    static final CheckWords WORDS = new CheckWords("trace", "trace -> some words", Prints::read);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_LINES = 1000;

    /** Lines of the trace. */
    record Printed(List<String> lines) implements Observation {
        Printed {
            lines = List.copyOf(lines);
        }
    }

    private static Prints read(String what, String expected) {
        if (!what.isEmpty()) {
            throw new NotUnderstood("\"" + what + "\" is one word too many", WORDS.example());
        }
        return new Prints(expected);
    }

    @Override
    public String sent() {
        return "trace";
    }

    @Override
    public String expected() {
        return "a line with \"" + text + "\"";
    }

    @Override
    public Set<Setup> needs() {
        return Set.of(Setup.TRACE);
    }

    @Override
    public Class<Printed> sees() {
        return Printed.class;
    }

    /** Every program's lines come here, also those of programs that are not ours: only the latest are kept. */
    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        Deque<String> lines = new ArrayDeque<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lines.stream().noneMatch(line -> line.contains(text)) && System.nanoTime() < end) {
            for (TraceLine line : context.trace().orElseThrow().read(PATIENCE)) {
                if (line instanceof TraceLine.Printed printed) {
                    lines.add(printed.text());
                }
            }
            while (lines.size() > MOST_LINES && !lines.getFirst().contains(text)) {
                lines.removeFirst();
            }
        }
        return new Printed(List.copyOf(lines));
    }

    @Override
    public Verdict judge(Printed seen) {
        List<String> lines = seen.lines();
        return verdict(
                lines.stream().anyMatch(line -> line.contains(text)),
                lines.isEmpty()
                        ? "nothing printed"
                        : Unit.LINE.words(lines.size()) + ", the last \"" + lines.get(lines.size() - 1).strip() + "\"");
    }
}
