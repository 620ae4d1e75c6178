package bpflab.command;

import bpflab.bench.Bench;
import bpflab.view.Screen;
import bpflab.view.View;

/** What can be typed behind a colon. */
public interface Command {
    /** The name without its colon. */
    String name();

    /** What it takes, does, and looks like. */
    CommandSpec help();

    /** What {@code :help} shows below that: nothing, for most. */
    default View details() {
        return View.of();
    }

    /** What a line with these words does to the bench. */
    default Effect effect(ParsedArguments words) {
        return Effect.ACTS;
    }

    /**
     * Does it.
     *
     * @param screen for what must be seen before the command is done (traces, slow checks)
     * @throws bpflab.trouble.TroubleException it could not be done
     * @throws InterruptedException Ctrl-C
     */
    Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException;
}
