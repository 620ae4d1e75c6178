package bpflab.command;

import bpflab.bench.Background;
import bpflab.machine.ProcessGroup;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code !command}: the user's shell runs it in the student's folder. Its output comes line by line; it has no input.
 * What it leaves in the background goes on until the bench ends.
 */
final class SystemLine {
    /**
     * Around the user's shell: tells its status, and stays as what the group is known by. An exit would be seen as
     * the end of the group.
     */
    private static final String AROUND = """
            trap : TERM INT HUP
            "$1" -c "$2"
            printf '%s%d\\n' "$3" "$?"
            exec sleep infinity
            """;

    /** The shell's word for SIGKILL. */
    private static final int KILLED = 128 + 9;

    private final Path folder;
    private final Background background;

    SystemLine(Path folder, Background background) {
        this.folder = folder;
        this.background = background;
    }

    Answer run(String command, Screen screen) throws InterruptedException {
        if (command.isEmpty()) {
            throw Trouble.usage("nothing to run", "behind the ! stands a system command", "!ip link").toException();
        }
        String mark = UUID.randomUUID().toString();
        ProcessGroup group = start(command, mark);
        boolean goesOn = false;
        try {
            SystemOutput output = SystemOutput.of(group.leader(), mark);
            Answer answer = answer(command, output, screen);
            goesOn = group.isShared();
            if (goesOn) {
                background.keep("!" + command, group);
                screen.show(View.of(Line.of("goes on unseen, and ends with bpflab", Role.MUTED)));
            }
            return answer;
        } finally {
            if (!goesOn) {
                group.close();
            }
        }
    }

    private ProcessGroup start(String command, String mark) {
        String shell = System.getenv().getOrDefault("SHELL", "/bin/sh");
        try {
            String runs = new File(shell).canExecute() ? shell : "/bin/sh";
            return ProcessGroup.start(new ProcessBuilder("/bin/sh", "-c", AROUND, "sh", runs, command, mark)
                    .directory(folder.toFile())
                    .redirectErrorStream(true));
        } catch (IOException cause) {
            throw Trouble.failed("cannot run " + command, cause.getMessage(), "!ls -l " + folder).toException(cause);
        }
    }

    private static Answer answer(String command, SystemOutput output, Screen screen) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (Optional<String> line = output.next(); line.isPresent(); line = output.next()) {
            lines.add(line.get());
            screen.show(View.of(Line.of(line.get())));
        }
        return answer(command, output.status().orElse(KILLED), lines);
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
