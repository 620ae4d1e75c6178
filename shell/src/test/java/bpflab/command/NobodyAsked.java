package bpflab.command;

import bpflab.bench.Console;
import bpflab.bench.Interaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody at the prompt who says no to everything. */
record NobodyAsked(List<String> asked) implements Interaction {
    NobodyAsked() {
        this(new ArrayList<>());
    }

    @Override
    public boolean agrees(String question) {
        asked.add(question);
        return false;
    }

    @Override
    public void edit(Path file, int line, String why) {}

    @Override
    public Optional<Console> console(String mark) {
        return Optional.empty();
    }
}
