package bpflab.why;

import bpflab.machine.Processes.Seen;
import bpflab.why.CodeFacts.CLine;
import bpflab.why.walk.Caller;
import bpflab.why.walk.Origin;
import bpflab.why.walk.Turn;
import bpflab.why.walk.Walk;
import bpflab.why.walk.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A thread that a program waits for before it does anything, and which of this machine's it can be.
 *
 * @param slot of the instruction at which the last thing is asked for
 * @param line where the last thing is asked for
 * @param wanted a thread for which it does something
 * @param about what it asks, in order: origins of what it compares
 * @param variable the variable that has what is asked for; empty where the code has it
 * @param there those of now for which it does something
 * @param all how many there are
 * @param event what is asked for last, where that is in the event of a tracepoint
 */
record Asked(int slot, CLine line, Caller wanted, List<Origin> about, Optional<Keys.Variable> variable,
        List<Seen> there, int all, Optional<AskedEvent> event) {
    /** Names have sixteen bytes, each of which may be compared alone, some of them with several others. */
    private static final int MOST_TURNS = 100;

    Asked {
        about = List.copyOf(about);
        there = List.copyOf(there);
    }

    /**
     * Starts with nobody, and gives them what each comparison asks for until the program does something. So whatever
     * way a compiler found to compare texts, what is asked for comes out; what cannot be given leaves nothing to say.
     */
    static Optional<Asked> of(Walk walk, CodeLines code, Keys keys, List<Seen> threads) {
        Caller caller = Caller.NOBODY;
        List<Turn> asked = new ArrayList<>();
        while (asked.size() < MOST_TURNS) {
            Way way = walk.of(caller);
            if (way.acts()) {
                return asked.isEmpty() ? Optional.empty() : Optional.of(of(walk, code, keys, caller, asked, threads));
            }
            Optional<Turn> turn = way.last().filter(code::wantsEqual);
            Optional<Caller> next = turn.flatMap(caller::with);
            if (next.isEmpty() || next.get().equals(caller)) {
                return Optional.empty();
            }
            asked.add(turn.get());
            caller = next.get();
        }
        return Optional.empty();
    }

    private static Asked of(
            Walk walk, CodeLines code, Keys keys, Caller wanted, List<Turn> asked, List<Seen> threads) {
        Turn last = asked.get(asked.size() - 1);
        List<Origin> about = asked.stream().map(Turn::origin)
                .map(origin -> origin instanceof Origin.Upper upper ? upper.number() : origin).toList();
        UnaryOperator<Caller> asSeen = caller -> new Caller(
                isName(about) ? caller.name() : Caller.NOBODY.name(),
                about.contains(Origin.Number.PROCESS) ? caller.process() : Caller.NOBODY.process(),
                about.contains(Origin.Number.THREAD) ? caller.thread() : Caller.NOBODY.thread(),
                about.contains(Origin.Number.USER) ? caller.user() : Caller.NOBODY.user(), wanted.event());
        List<Caller> fitting = threads.stream().map(Asked::caller).map(asSeen).distinct()
                .filter(caller -> walk.of(caller).acts()).toList();
        return new Asked(last.slot(), code.line(last.slot()), wanted, about,
                keys.variableAt(last.beside()),
                threads.stream().filter(each -> fitting.contains(asSeen.apply(caller(each)))).toList(),
                threads.size(), Optional.empty());
    }

    /** The same, with what is asked for in events. */
    Asked with(AskedEvent asked) {
        return new Asked(slot, line, wanted, about, variable, there, all, Optional.of(asked));
    }

    static Caller caller(Seen thread) {
        return new Caller(Caller.Name.of(thread.name()), thread.process(), thread.thread(), thread.user());
    }

    private static boolean isName(List<Origin> about) {
        return about.stream().anyMatch(each -> each instanceof Origin.NameBytes || each instanceof Origin.NameIs);
    }

    /** The bytes of the event that are asked for last; empty where that is something else. */
    Optional<Origin.OfEvent> ofEvent() {
        Origin last = about.get(about.size() - 1);
        return Optional.ofNullable(last instanceof Origin.OfEvent place ? place
                : last instanceof Origin.TextIs text ? text.start() : null);
    }

    /**
     * What is asked for last in the event, with what real ones have.
     *
     * @throws InterruptedException Ctrl-C
     */
    AskedEvent inEvent(ReachedField.Around around) throws InterruptedException {
        Origin.OfEvent last = ofEvent().get();
        return around.tracepoint().isPresent() && last.through().isEmpty() && last.at() >= 0
                ? AskedEvent.at(around.tracepoint().get(), last, wanted)
                : AskedEvent.at(ReachedField.of(around, slot, last), last, wanted);
    }

    /** Whether a name is asked for. */
    boolean isName() {
        return isName(about);
    }

    /** Whether that number is asked for. */
    boolean is(Origin.Number number) {
        return about.contains(number);
    }
}
