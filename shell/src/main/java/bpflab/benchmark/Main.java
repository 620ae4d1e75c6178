package bpflab.benchmark;

import bpflab.machine.Machine;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code bpflab benchmark [NAME]}. */
public final class Main {
    private static final List<String> NAMES =
            List.of("start", "load", "dump", "translate", "listing", "map", "events", "trace", "memory");
    private static final int COLUMNS = 80;

    private final PrintStream out;
    private final Path home;
    private final Path scratch;

    private Main(PrintStream out, Path home, Path scratch) {
        this.out = out;
        this.home = home;
        this.scratch = scratch;
    }

    /**
     * Runs the contest of that name, or all. Exit status 0: measured; 1: something failed; 2: no such name; 3: this
     * machine cannot.
     */
    public static void main(String... arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path scratch = Files.createTempDirectory("bpflab-benchmark");
        int status = 0;
        try {
            new Main(out, Path.of(System.getProperty("bpflab.home", ".")), scratch).run(names(arguments));
        } catch (TroubleException met) {
            Trouble trouble = met.trouble();
            System.err.printf("%s%n  why   %s%n  try   %s%n", trouble.what(), trouble.why(), trouble.hint());
            status = trouble.kind().status();
        } catch (IOException failed) {
            System.err.println(failed.getMessage());
            status = 1;
        } finally {
            delete(scratch);
        }
        System.exit(status);
    }

    private void run(List<String> names) throws Exception {
        out.println("Linux " + Machine.here().release().orElse("") + ", Java " + System.getProperty("java.version")
                + ", " + Runtime.getRuntime().availableProcessors() + " processors\n");
        if (names.contains("start")) {
            run(StartUp.contest(home, scratch));
        }
        if (names.stream().anyMatch(name -> !name.equals("start"))) {
            try (TimedSession session = new TimedSession(home, scratch)) {
                programs(names, session);
                maps(names, session);
                streams(names, session);
                if (names.contains("memory")) {
                    show(MemoryUse.view(home, session.file()));
                }
            }
        }
    }

    private void programs(List<String> names, TimedSession session) throws Exception {
        if (names.contains("load")) {
            run(InSession.load(session));
        }
        if (names.contains("dump")) {
            run(InSession.dump(session));
        }
        if (names.contains("translate")) {
            run(Translated.contest(session));
        }
        if (names.contains("listing")) {
            int program = BigListing.load(session);
            run(BigListing.xlated(session, home, program));
            run(BigListing.jited(session, home, program));
        }
    }

    private void maps(List<String> names, TimedSession session) throws Exception {
        if (names.contains("map")) {
            BigMap.load(session);
            run(BigMap.contest(session, home, scratch, "many", 0.2));
            run(BigMap.contest(session, home, scratch, "bare", 0.2));
        }
    }

    private void streams(List<String> names, TimedSession session) throws Exception {
        if (names.contains("events") || names.contains("trace")) {
            Streams.load(session);
        }
        if (names.contains("events")) {
            show(Streams.ring(session));
        }
        if (names.contains("trace")) {
            show(Streams.trace(session, scratch));
        }
    }

    private void run(Contest contest) throws Exception {
        show(new Report(contest, contest.run()).view());
    }

    private void show(View report) {
        TerminalRenderer.lines(report, COLUMNS).stream().map(Line::text).forEach(out::println);
    }

    private static List<String> names(String... arguments) {
        for (String name : arguments) {
            if (!NAMES.contains(name)) {
                throw Trouble.usage(
                        "there is no benchmark " + name, "there are " + String.join(", ", NAMES),
                                Nearest.hint(name, NAMES, "./bpflab benchmark")).toException();
            }
        }
        return arguments.length == 0 ? NAMES : List.of(arguments);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
