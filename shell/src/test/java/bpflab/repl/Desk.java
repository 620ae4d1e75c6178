package bpflab.repl;

import static org.assertj.core.api.Assertions.fail;

import bpflab.bench.Bench;
import bpflab.bench.TestParts;
import bpflab.lesson.Course;
import bpflab.owner.OwnedFiles;
import bpflab.script.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;

/** A student at a terminal that only exists in memory: types, and waits until the screen shows something. */
final class Desk implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 20_000;

    private final LineDisciplineTerminal terminal;
    private final ScreenTerminal screen;
    private final Session session;
    private final Repl repl;
    private final Thread thread;

    Desk(Path folder, Course course, int columns, int rows) throws IOException {
        ScreenTerminal.VirtualTerminal virtual = ScreenTerminal.withTerminal("desk", "screen-256color", columns, rows);
        terminal = virtual.terminal();
        screen = virtual.screen();
        session = Session.on(TestParts.bare(folder).pristine(course, folder));
        LineHistory history = new LineHistory(
                Optional.of(folder.resolve("history")), OwnedFiles.of(folder, Optional.empty()));
        repl = new Repl(
                new Repl.Parts(
                        terminal, session.bench(), session.interpreter(), session.java(), history, Map.of()));
        thread = new Thread(
                () -> repl.run(new Welcome("0.1", session.bench().machine(), session.bench().course())), "desk");
        thread.start();
    }

    Bench bench() {
        return session.bench();
    }

    Repl repl() {
        return repl;
    }

    /** Types keys: {@code \r} is Enter, {@code \u0003} Ctrl-C. */
    Desk type(String keys) {
        try {
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return this;
    }

    /** Waits until the screen shows a text. */
    Desk sees(String text) {
        return sees("\"" + text + "\"", shown -> shown.contains(text));
    }

    /** Waits until the last line that is not empty is this one. */
    Desk endsWith(String line) {
        return sees("last line \"" + line + "\"", shown -> shown.stripTrailing().endsWith(line.stripTrailing()));
    }

    /** Waits until the screen is as wanted. */
    Desk sees(String what, Predicate<String> wanted) {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        try {
            while (!wanted.test(screen())) {
                long left = deadline - System.currentTimeMillis();
                if (left <= 0) {
                    fail("the screen never showed " + what + ":\n" + screen());
                }
                screen.waitDirty(Math.min(left, 100));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    /** What stands on the screen, lines without trailing blanks. */
    String screen() {
        return screen.toString().lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + "\n");
    }

    /** The window is resized. */
    Desk resize(int columns, int rows) {
        Size size = Size.of(columns, rows);
        screen.setSize(size);
        terminal.setSize(size);
        terminal.raise(Terminal.Signal.WINCH);
        return this;
    }

    /** Whether the prompt has ended, waited for. */
    boolean ended() throws InterruptedException {
        thread.join(PATIENCE_MILLIS);
        return !thread.isAlive();
    }

    @Override
    public void close() throws IOException {
        try {
            for (int i = 0; thread.isAlive() && i < 100; i++) {
                type("\u0003\u0004");
                thread.join(PATIENCE_MILLIS / 100);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        terminal.close();
        session.close();
    }
}
