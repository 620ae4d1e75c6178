package bpflab.bench;

import java.nio.file.Path;
import java.util.Optional;

/** A person at the terminal, of whom the journal is told when they have a hand in a line. */
record NotedInteraction(Interaction person, Journal journal) implements Interaction {
    @Override
    public boolean agrees(String question) throws InterruptedException {
        journal.byHand();
        return person.agrees(question);
    }

    @Override
    public void edit(Path file, int line, String why) throws InterruptedException {
        journal.byHand();
        person.edit(file, line, why);
    }

    @Override
    public Optional<Console> console(String mark) {
        return person.console(mark);
    }
}
