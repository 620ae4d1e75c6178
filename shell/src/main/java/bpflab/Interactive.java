package bpflab;

import bpflab.bench.Study;
import bpflab.repl.LineHistory;
import bpflab.repl.Repl;
import bpflab.repl.TerminalDoor;
import bpflab.repl.Welcome;
import bpflab.script.Workplace;
import org.jline.terminal.Terminal;

/** The prompt, joined: terminal, bench, history. */
final class Interactive {
    private final Workshop workshop;

    Interactive(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Runs until the student leaves. @return the exit status, 0 */
    int run() {
        try (Terminal terminal = TerminalDoor.open(); Workplace workplace = workshop.forStudent()) {
            Study study = workplace.bench().study();
            study.resume();
            LineHistory history = LineHistory.of(workshop.student());
            Repl repl = new Repl(new Repl.Parts(terminal, workplace.bench(), workplace.interpreter(), workplace.java(), history, System.getenv()));
            repl.behindFirstPrompt(() -> workshop.sweep().forEach(removed -> workplace.bench().journal().notice("removed " + removed)));
            repl.run(new Welcome(Version.TEXT, study));
            return 0;
        } catch (java.io.IOException cause) {
            throw TerminalDoor.trouble(cause);
        }
    }
}
