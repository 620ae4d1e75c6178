package bpflab.command;

import bpflab.trouble.Trouble;
import bpflab.view.Screen;
import java.util.Iterator;
import java.util.Optional;

/**
 * Runs the lines of a script as if they were typed: leaves out remarks, joins Java that goes on below, stops at the
 * first failure and where the session ends. The one way to run lines: {@code :source}, {@code bpflab run}, {@code -c}
 * and standard input differ only in how they tell it.
 */
public final class ScriptRunner {
    private final Interpreter interpreter;
    private final Listener listener;
    private final boolean keepGoing;
    private Optional<Trouble> first = Optional.empty();

    /** Hears what happens. */
    public interface Listener {
        /** Where a line shows what it does on its way. */
        Screen screen();

        /** A line is about to be run. */
        default void begins(String line) {}

        /**
         * A line was run.
         *
         * @param place where it begins, {@code demo.bpflab:3}; empty where lines have no numbers
         * @param line all of it, without blanks around it
         */
        void answered(String place, String line, Answer answer);

        /** Whether nobody listens any more. */
        default boolean isUnread() {
            return false;
        }
    }

    /** @param keepGoing whether a failure does not stop the run */
    public ScriptRunner(Interpreter interpreter, Listener listener, boolean keepGoing) {
        this.interpreter = interpreter;
        this.listener = listener;
        this.keepGoing = keepGoing;
    }

    /**
     * Runs a script, up to its first failure unless it is to keep going.
     *
     * @return the first failure of this runner
     * @throws InterruptedException Ctrl-C
     */
    public Optional<Trouble> run(Script script) throws InterruptedException {
        Iterator<String> lines = script.lines().iterator();
        for (int at = 0; isToGoOn() && lines.hasNext(); at++) {
            StringBuilder text = new StringBuilder(lines.next());
            String place = script.place(at);
            // Asked in this order: a line that is complete is run before the next one comes.
            while (script.isText() && interpreter.isUnfinished(text.toString()) && lines.hasNext()) {
                text.append('\n').append(lines.next());
                at++;
            }
            if (isRemark(text)) {
                interpreter.remark(text.toString());
            } else if (!text.toString().isBlank()) {
                run(place, text.toString().strip());
            }
        }
        return first;
    }

    private void run(String place, String line) throws InterruptedException {
        listener.begins(line);
        Answer answer = interpreter.run(line, listener.screen());
        listener.answered(place, line, answer);
        first = first.or(answer::trouble);
    }

    private boolean isToGoOn() {
        return (first.isEmpty() || keepGoing) && !interpreter.isEnded() && !listener.isUnread();
    }

    private static boolean isRemark(CharSequence text) {
        return text.toString().strip().startsWith("#");
    }
}
