package bpflab.script;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Interpreter;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.View;

/** Runs scripts line by line on one bench. */
public final class Runner {
    private final Bench bench;
    private final Interpreter interpreter;
    private final Printer printer;
    private final boolean keepGoing;
    private int status;

    /** @param keepGoing whether a failure does not stop the run */
    public Runner(Bench bench, Interpreter interpreter, Printer printer, boolean keepGoing) {
        this.bench = bench;
        this.interpreter = interpreter;
        this.printer = printer;
        this.keepGoing = keepGoing;
    }

    /**
     * Runs a script, up to its first failure unless it is to keep going.
     *
     * @return the exit status: 0, or that of the first failure of this runner
     * @throws InterruptedException Ctrl-C
     */
    public int run(Script script) throws InterruptedException {
        for (int at = 0; at < script.lines().size() && isToGoOn(); at++) {
            StringBuilder text = new StringBuilder(script.lines().get(at));
            int first = at;
            while (script.isText() && at + 1 < script.lines().size() && interpreter.isUnfinished(text.toString())) {
                text.append('\n').append(script.lines().get(++at));
            }
            if (!isComment(text)) {
                run(place(script, first), text.toString());
            }
        }
        return status;
    }

    private void run(String place, String text) throws InterruptedException {
        Answer answer = interpreter.run(text, printer);
        bench.journal().takeNotices().forEach(notice -> printer.show(View.of(Line.of(notice, Role.WARN))));
        printer.answered(place, text.strip(), answer);
        answer.trouble()
                .map(Trouble::kind)
                .map(Trouble.Kind::status)
                .filter(failed -> status == 0)
                .ifPresent(failed -> status = failed);
    }

    private boolean isToGoOn() {
        return (status == 0 || keepGoing) && !bench.journal().isQuitting() && !printer.isUnread();
    }

    private static boolean isComment(CharSequence text) {
        String line = text.toString().strip();
        return line.isEmpty() || line.startsWith("#");
    }

    private static String place(Script script, int at) {
        return script.name().isEmpty() ? "" : script.name() + ":" + (at + 1);
    }
}
