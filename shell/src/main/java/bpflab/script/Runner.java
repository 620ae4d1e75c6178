package bpflab.script;

import bpflab.bench.Bench;
import bpflab.bench.Notices;
import bpflab.command.Answer;
import bpflab.command.Interpreter;
import bpflab.command.Script;
import bpflab.command.ScriptRunner;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;

/** Runs scripts on one bench, and tells a printer. */
public final class Runner implements ScriptRunner.Listener {
    private final Notices notices;
    private final Printer printer;
    private final ScriptRunner lines;

    /** @param keepGoing whether a failure does not stop the run */
    public Runner(Bench bench, Interpreter interpreter, Printer printer, boolean keepGoing) {
        this.notices = bench.notices();
        this.printer = printer;
        this.lines = new ScriptRunner(interpreter, this, keepGoing);
    }

    /**
     * Runs a script, up to its first failure unless it is to keep going.
     *
     * @return the exit status: 0, or that of the first failure of this runner
     * @throws InterruptedException Ctrl-C
     */
    public int run(Script script) throws InterruptedException {
        return lines.run(script).map(Trouble::kind).map(Trouble.Kind::status).orElse(0);
    }

    @Override
    public Screen screen() {
        return printer;
    }

    @Override
    public void answered(String place, String line, Answer answer) {
        notices.take().forEach(notice -> printer.show(View.of(Line.of(notice, Role.WARN))));
        printer.answered(place, line, answer);
    }

    @Override
    public boolean isUnread() {
        return printer.isUnread();
    }
}
