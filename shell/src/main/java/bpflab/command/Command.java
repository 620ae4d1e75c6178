package bpflab.command;

import bpflab.bench.Bench;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.List;

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
     * What Tab offers, besides what the help's arguments say.
     *
     * @param before the words in front of the one that is typed, without options
     */
    default List<String> offers(List<String> before) {
        return List.of();
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
