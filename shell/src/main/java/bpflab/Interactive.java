package bpflab;

import bpflab.bench.Version;
import bpflab.bench.CourseSession;
import bpflab.repl.LineHistory;
import bpflab.repl.Repl;
import bpflab.repl.TerminalDoor;
import bpflab.repl.Welcome;
import bpflab.script.Session;
import bpflab.snippet.Logging;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Terminal;

/** The prompt, joined: terminal, bench, history. */
final class Interactive {
    private Interactive() {}

    /**
     * Runs until the student leaves. The terminal takes as long to open as all the rest of a start, so both are done at
     * the same time.
     *
     * @return the exit status, 0
     * @throws InterruptedException the process is told to end
     */
    static int run() throws InterruptedException {
        Logging.defer();
        FutureTask<Terminal> door = new FutureTask<>(TerminalDoor::open);
        new Thread(door, "bpflab-terminal").start();
        Wiring wiring = new Wiring();
        try (Session session = wiring.forStudent()) {
            CourseSession course = session.bench().course();
            course.openForReaders();
            course.resume();
            Welcome welcome = new Welcome(Version.TEXT, wiring.machine(), course);
            LineHistory history = LineHistory.of(wiring.student());
            try (Terminal terminal = door.get()) {
                Repl repl = new Repl(
                        new Repl.Parts(
                                terminal, session.bench(), session.interpreter(), session.java(), history,
                                        System.getenv()));
                repl.behindFirstPrompt(
                        () -> wiring.sweep()
                                .forEach(removed -> session.bench().notices().add("removed " + removed)));
                repl.run(welcome);
            }
            return 0;
        } catch (IOException cause) {
            throw TerminalDoor.trouble(cause);
        } catch (ExecutionException failed) {
            throw TerminalDoor.trouble(
                    failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause()));
        }
    }
}
