package bpflab.command;

import bpflab.bench.Bench;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.List;

/** {@code :quit}: ends the session behind this line; the shell says what is detached. */
final class Quit implements Unsaved {
    @Override
    public String name() {
        return "quit";
    }

    @Override
    public Help help() {
        return Help.of(Help.Topic.BENCH, "leave; what is attached is detached (Ctrl-D does it too)", ":quit");
    }

    @Override
    public Answer run(Bench bench, Words words, Screen screen) {
        bench.journal().quit();
        return Answer.of(View.NOTHING, List.of());
    }
}
