package bpflab.command;

import bpflab.bench.Background;
import bpflab.bench.Console;
import bpflab.bench.Interaction;
import bpflab.machine.ProcessGroup;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code !command}: the user's shell runs it in the student's folder. Its output comes line by line; it has no input.
 * With a person at a terminal it has one, too, and all of it where it wants that or waits for a line: {@link Console}.
 * What it leaves in the background goes on until the bench ends.
 */
final class SystemLine {
    /**
     * Around the user's shell: tells its status, and stays as what the group is known by. An exit would be seen as
     * the end of the group.
     */
    private static final String AROUND = """
            trap : TERM INT HUP
            [ -z "$4" ] || exec >"$4" 2>&1
            "$1" -c "$2"
            printf '\\001%s%d\\n' "$3" "$?"
            exec sleep infinity
            """;

    /** The shell's word for SIGKILL. */
    private static final int KILLED = 128 + 9;

    /** How long a command may be quiet before it is asked what it waits for. */
    private static final Duration QUIET = Duration.ofMillis(200);

    /** How long Ctrl-C leaves a command to end by itself, as {@code ping} does after a summary. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final Path folder;
    private final Background background;
    private final Optional<Interaction> person;

    SystemLine(Path folder, Background background, Optional<Interaction> person) {
        this.folder = folder;
        this.background = background;
        this.person = person;
    }

    Answer run(String command, Screen screen) throws InterruptedException {
        if (command.isEmpty()) {
            throw Trouble.usage("nothing to run", "behind the ! stands a system command", "!ip link").toException();
        }
        String name = UUID.randomUUID().toString();
        String mark = "\u0001" + name; // which the command line does not have: ps shows that
        Optional<Console> console = person.flatMap(there -> there.console(mark));
        ProcessGroup group = start(command, name, console.map(Console::device));
        boolean goesOn = false;
        try {
            SystemOutput output = SystemOutput.of(
                    group.leader(), console.map(Console::output).orElseGet(group.leader()::getInputStream), mark);
            Consumer<String> show = line -> screen.show(Listing.of(Line.of(line)));
            Answer answer;
            try {
                answer = answer(command, output, show, () -> console
                        .filter(there -> group.reads(there.device()))
                        .ifPresent(Console::giveWhole));
            } catch (InterruptedException ctrlC) {
                group.signal("INT");
                lastWords(output, show);
                throw ctrlC;
            }
            goesOn = group.isShared();
            if (goesOn) {
                background.keep("!" + command, group, console);
                screen.show(View.of(Line.of("goes on unseen, and ends with bpflab", Role.MUTED)));
            }
            return answer;
        } finally {
            if (!goesOn) {
                group.close();
                console.ifPresent(Console::close);
            }
        }
    }

    /** Bash, whose words lessons and texts use ({@code /dev/udp}), whatever shell the person has; else that one. */
    private static String shell() {
        return Stream.of("/bin/bash", System.getenv().getOrDefault("SHELL", ""), "/bin/sh")
                .filter(shell -> new File(shell).canExecute())
                .findFirst()
                .orElse("/bin/sh");
    }

    private ProcessGroup start(String command, String name, Optional<Path> device) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    "/bin/sh", "-c", AROUND, "sh", shell(), command, name, device.map(Path::toString).orElse(""));
            // The first terminal that the leader of a session opens is the session's: Ctrl-C there is for the command.
            return ProcessGroup.start(
                    builder.directory(folder.toFile()).redirectErrorStream(true),
                            device.orElse(Path.of("/dev/null")));
        } catch (IOException cause) {
            throw Trouble.failed("cannot run " + command, cause.getMessage(), "!ls -l " + folder).toException(cause);
        }
    }

    private static Answer answer(String command, SystemOutput output, Consumer<String> show, Runnable whenQuiet)
            throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (Optional<String> line = next(output, whenQuiet); line.isPresent(); line = next(output, whenQuiet)) {
            lines.add(line.get());
            show.accept(line.get());
        }
        return answer(command, output.status().orElse(KILLED), lines);
    }

    private static Optional<String> next(SystemOutput output, Runnable whenQuiet) throws InterruptedException {
        while (!output.isReady(QUIET)) {
            whenQuiet.run();
        }
        return output.next();
    }

    /** What a command says that was asked to end; another Ctrl-C cuts it short. */
    private static void lastWords(SystemOutput output, Consumer<String> show) throws InterruptedException {
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        while (output.isReady(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
            Optional<String> line = output.next();
            if (line.isEmpty()) {
                return;
            }
            show.accept(line.get());
        }
    }

    /** How a command ended, as data. */
    private record Ended(int status, List<String> output) {}

    private static Answer answer(String command, int status, List<String> output) {
        Ended data = new Ended(status, output);
        if (status == 0) {
            return Answer.of(View.NOTHING, data);
        }
        Trouble trouble = Trouble.failed(command + " failed", "it ended with status " + status, "");
        return Answer.no(View.of(Line.of("status " + status, Role.BAD)), data, trouble);
    }
}
