package bpflab;

import bpflab.bench.Parts;
import bpflab.bench.Version;
import bpflab.command.Script;
import bpflab.script.JsonLines;
import bpflab.script.PlainText;
import bpflab.script.Printer;
import bpflab.script.ShellWords;
import bpflab.snippet.Logging;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** The way in: reads what was asked for, joins the parts, runs. The one class that prints. */
public final class Main {
    private static final int COLUMNS = 100;
    private static final int INTERRUPTED = 130;
    private static final int BUFFER = 1 << 16;
    /** Where one of these is asked for, the kernel will be. */
    private static final List<String> ASKING_KERNEL = List.of("-c", "run", "check");

    private Main() {}

    /**
     * Runs bpflab. The exit status is 0 when all is good and was written, 1 when something failed, 2 for wrong usage, 3
     * when this machine cannot.
     */
    public static void main(String[] given) {
        if (!Collections.disjoint(List.of(given), ASKING_KERNEL)) {
            getReady(String.join(" ", given).contains("jited"));
        }
        WatchedOutput watched = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = stream(watched);
        PrintStream err = stream(new FileOutputStream(FileDescriptor.err));
        PlainText words = new PlainText(out, err, COLUMNS);
        int status = run(out, List.of(given).contains("--json") ? new JsonLines(out) : words, given);
        out.flush();
        watched.trouble().ifPresent(trouble -> words.failed("", trouble));
        err.flush();
        System.exit(watched.isBroken() && status == 0 ? Trouble.Kind.FAILED.status() : status);
    }

    private static int run(PrintStream out, Printer printer, String... given) {
        Printer shell = printer.spelling(new ShellWords());
        Printer lines = printer.spelling(ShellWords.OF_LINES);
        try {
            Sources.mustNotBeNewer();
            Arguments asked = Arguments.of(given);
            return switch (asked.verb()) {
                case VERSION -> say(out, "bpflab " + Version.TEXT + "\n");
                case HELP -> say(out, Usage.TEXT);
                case START -> Tty.isInteractive() && !asked.json()
                        ? Interactive.run()
                        : batch(asked, lines).script(Script.standardInput());
                case LINES -> batch(asked, lines).script(Script.of(asked.lines()));
                case EXPLAIN -> batch(asked, shell).script(Script.of(List.of(
                        ":verifier " + (asked.words().isEmpty() ? "-" : quoted(asked.words().get(0))))));
                case DOCTOR -> batch(asked, shell).script(Script.of(List.of(":doctor")));
                case LESSONS -> batch(asked, shell).script(Script.of(List.of(":lessons")));
                case CHECK -> batch(asked, shell).check(asked.words(), asked.all());
                case RUN -> asked.all()
                        ? batch(asked, lines).allLessons()
                        : batch(asked, lines).files(asked.words());
                case AUTHOR -> new Authoring(new Wiring(), shell).run(asked.words());
            };
        } catch (TroubleException met) {
            shell.failed(String.join(" ", given), met.trouble());
            return met.trouble().kind().status();
        } catch (InterruptedException ctrlC) {
            return INTERRUPTED;
        }
    }

    private static String quoted(String file) {
        return "\"" + Path.of(file).toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** For what will ask for the kernel: its libraries are opened while the rest is joined, which takes as long. */
    private static void getReady(boolean machineCode) {
        Thread binding = new Thread("bpflab-kernel") {
            @Override
            public void run() {
                Logging.defer();
                Parts.getReady(machineCode);
            }
        };
        binding.setDaemon(true);
        binding.start();
    }

    private static Batch batch(Arguments asked, Printer printer) {
        return new Batch(new Wiring(), printer, asked.keepGoing());
    }

    private static int say(PrintStream out, String words) {
        out.print(words);
        return 0;
    }

    /**
     * UTF-8 whatever the locale says: the listings draw lines, and JSON is UTF-8. Who prints flushes at the end of an
     * answer; a write for each line of a listing takes longer than making it.
     */
    private static PrintStream stream(OutputStream to) {
        return new PrintStream(new BufferedOutputStream(to, BUFFER), false, StandardCharsets.UTF_8);
    }
}
