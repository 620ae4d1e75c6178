package bpflab.repl;

import bpflab.bench.Bench;
import bpflab.bench.Console;
import bpflab.bench.Interaction;
import bpflab.bench.Setting;
import bpflab.owner.FileErrors;
import bpflab.owner.OwnedFiles;
import bpflab.progress.Student;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** The person at the terminal. */
final class TerminalInteraction implements Interaction {
    private final Terminal terminal;
    private final Theme theme;
    private final OutputGate gate;
    private final Bench bench;
    private final Map<String, String> environment;

    TerminalInteraction(
            Terminal terminal, Theme theme, OutputGate gate, Bench bench, Map<String, String> environment) {
        this.theme = theme;
        this.terminal = terminal;
        this.gate = gate;
        this.bench = bench;
        this.environment = environment;
    }

    @Override
    public boolean agrees(String question) throws InterruptedException {
        try {
            String answer = LineReaderBuilder.builder().terminal(terminal).build().readLine(question + " [y/N] ");
            return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (UserInterruptException ctrlC) {
            throw new InterruptedException();
        } catch (EndOfFileException leftOpen) {
            return false;
        }
    }

    @Override
    public void edit(Path file, int line, String why) throws InterruptedException {
        String editor =
                Stream.of(bench.settings().get(Setting.EDITOR), environment.getOrDefault("VISUAL", ""),
                        environment.getOrDefault("EDITOR", ""))
                .filter(command -> !command.isBlank())
                .findFirst()
                .orElse("");
        OwnedFiles files = Student.here().files();
        gate.lend(() -> {
            if (editor.isEmpty()) {
                builtIn(files, file, line, why);
            } else {
                run(files, editor, file);
            }
        });
    }

    private void builtIn(OwnedFiles files, Path file, int line, String why) {
        BuiltInEditor ours = new BuiltInEditor(terminal, theme);
        try {
            files.once(file, () -> {
                ours.edit(file, line, why);
                return file;
            });
        } catch (IOException cause) {
            throw Trouble.failed("cannot edit " + file.getFileName(), FileErrors.reason(cause), "!ls -l " + file)
                    .toException(cause);
        }
    }

    @Override
    public Optional<Console> console(String mark) {
        if (Prompter.isDumb(terminal)) {
            return Optional.empty();
        }
        try {
            return Optional.of(CommandTerminal.open(terminal, gate, mark));
        } catch (IOException | LinkageError none) {
            return Optional.empty();
        }
    }

    /** The shell splits the command, as every program does that reads {@code $EDITOR}: {@code code --wait} works. */
    private static void run(OwnedFiles files, String editor, Path file) throws InterruptedException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            List<String> words = new ArrayList<>(files.command(file));
            ProcessBuilder process = new ProcessBuilder(words)
                    .directory(folder != null && Files.isDirectory(folder) ? folder.toFile() : null)
                    .inheritIO();
            if (!words.isEmpty()) {
                process.environment().put("HOME", Student.here().home().toString());
            }
            words.addAll(List.of("/bin/sh", "-c", editor + " \"$1\"", "sh", file.toString()));
            int status = process.command(words).start().waitFor();
            if (status == 126 || status == 127) {
                throw Trouble.failed(
                        "cannot edit " + file.getFileName(), "the editor " + editor + " cannot be run",
                                ":set editor nano\n:set editor \"\"   # the one built in").toException();
            }
        } catch (IOException cause) {
            throw Trouble.failed(
                    "cannot edit " + file.getFileName(), FileErrors.reason(cause),
                            ":set editor \"\"   # takes the one built in")
                            .toException(cause);
        }
    }
}
