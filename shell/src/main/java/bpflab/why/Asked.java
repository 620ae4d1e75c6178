package bpflab.why;

import bpflab.machine.Processes.Seen;
import bpflab.why.CodeFacts.CLine;
import bpflab.why.walk.Caller;
import bpflab.why.walk.Origin;
import bpflab.why.walk.Turn;
import bpflab.why.walk.Walk;
import bpflab.why.walk.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A thread that a program waits for before it does anything, and which of this machine's it can be.
 *
 * @param parts what it asks for, in order
 * @param line where the last thing is asked for
 * @param wanted a thread for which it does something
 * @param variable the variable that has what is asked for; empty where the code has it
 * @param there those of now for which it does something
 * @param all how many there are
 * @param event what is asked for last, where that is in the event of a tracepoint
 */
record Asked(List<Part> parts, CLine line, Caller wanted, Optional<Keys.Variable> variable,
        List<Seen> there, int all, Optional<AskedEvent> event) {
    /** Names have sixteen bytes, each of which may be compared alone, some of them with several others. */
    private static final int MOST_TURNS = 100;

    /**
     * One thing that is asked for.
     *
     * @param slot of the instruction that compares
     * @param origin of what it compares
     * @param than how it has to be beside the number, {@code below 1}; empty where it has to be that
     * @param next the thread that has it
     */
    private record Part(int slot, Origin origin, String than, Caller next) {}

    Asked {
        parts = List.copyOf(parts);
        there = List.copyOf(there);
    }

    /**
     * Starts with nobody, and gives them what each comparison asks for until the program does something. So whatever
     * way a compiler found to compare texts, what is asked for comes out; what cannot be given leaves nothing to say.
     */
    static Optional<Asked> of(Walk walk, CodeLines code, Keys keys, List<Seen> threads) {
        Caller caller = Caller.NOBODY;
        List<Part> asked = new ArrayList<>();
        Optional<Turn> last = Optional.empty();
        while (asked.size() < MOST_TURNS) {
            Way way = walk.of(caller);
            if (way.acts()) {
                return last.isEmpty() ? Optional.empty()
                        : Optional.of(of(walk, asked, code.line(last.get().slot()),
                                keys.variableAt(last.get().beside()), threads));
            }
            Caller now = caller;
            last = way.last();
            Optional<Part> part = last.flatMap(turn -> part(turn, now, walk, code));
            if (part.isEmpty() || part.get().next().equals(caller)) {
                return Optional.empty();
            }
            asked.add(part.get());
            caller = part.get().next();
        }
        return Optional.empty();
    }

    private static Optional<Part> part(Turn turn, Caller caller, Walk walk, CodeLines code) {
        return code.wantsEqual(turn)
                ? caller.with(turn).map(next -> new Part(turn.slot(), turn.origin(), "", next))
                : code.orders(turn) && turn.origin() instanceof Origin.OfEvent
                        ? Stream.of(0, -1, 1).flatMap(by -> beside(turn, by, caller, walk).stream()).findFirst()
                        : Optional.empty();
    }

    /** A number that is so much more, where the program goes on with that. */
    private static Optional<Part> beside(Turn turn, int by, Caller caller, Walk walk) {
        String than = by < 0 ? "below " + turn.with() : by > 0 ? "above " + turn.with()
                : passes(turn, -1, caller, walk).isPresent() ? "at most " + turn.with() : "at least " + turn.with();
        return passes(turn, by, caller, walk).map(next -> new Part(turn.slot(), turn.origin(), than, next));
    }

    private static Optional<Caller> passes(Turn turn, int by, Caller caller, Walk walk) {
        return caller.with(turn.beside(turn.with() + by)).filter(next -> {
            Way way = walk.of(next);
            return way.acts() || way.turns().stream()
                    .anyMatch(each -> each.place().equals(turn.place()) && each.jumped() != turn.jumped());
        });
    }

    private static Asked of(
            Walk walk, List<Part> asked, CLine line, Optional<Keys.Variable> variable, List<Seen> threads) {
        Caller wanted = asked.get(asked.size() - 1).next();
        List<Origin> about = asked.stream().map(Asked::about).toList();
        UnaryOperator<Caller> asSeen = caller -> new Caller(
                isName(about) ? caller.name() : Caller.NOBODY.name(),
                about.contains(Origin.Number.PROCESS) ? caller.process() : Caller.NOBODY.process(),
                about.contains(Origin.Number.THREAD) ? caller.thread() : Caller.NOBODY.thread(),
                about.contains(Origin.Number.USER) ? caller.user() : Caller.NOBODY.user(), wanted.event());
        List<Caller> fitting = threads.stream().map(Asked::caller).map(asSeen).distinct()
                .filter(caller -> walk.of(caller).acts()).toList();
        return new Asked(asked, line, wanted, variable,
                threads.stream().filter(each -> fitting.contains(asSeen.apply(caller(each)))).toList(),
                threads.size(), Optional.empty());
    }

    /** The same, with what is asked for in events. */
    Asked with(AskedEvent asked) {
        return new Asked(parts, line, wanted, variable, there, all, Optional.of(asked));
    }

    static Caller caller(Seen thread) {
        return new Caller(Caller.Name.of(thread.name()), thread.process(), thread.thread(), thread.user());
    }

    private static boolean isName(List<Origin> about) {
        return about.stream().anyMatch(each -> each instanceof Origin.NameBytes || each instanceof Origin.NameIs);
    }

    private static Origin about(Part part) {
        return part.origin() instanceof Origin.Upper upper ? upper.number() : part.origin();
    }

    /** What it asks, in order: origins of what it compares. */
    List<Origin> about() {
        return parts.stream().map(Asked::about).toList();
    }

    /** Whether what is asked for last is in the event. */
    boolean isOfEvent() {
        return ofEvent(parts.get(parts.size() - 1)).isPresent();
    }

    private static Optional<Origin.OfEvent> ofEvent(Part part) {
        return Optional.ofNullable(part.origin() instanceof Origin.OfEvent place ? place
                : part.origin() instanceof Origin.TextIs text ? text.start() : null);
    }

    /**
     * What is asked for in the event, the last of it with what real ones have.
     *
     * @throws InterruptedException Ctrl-C
     */
    AskedEvent inEvent(ReachedField.Around around) throws InterruptedException {
        AskedEvent last = inEvent(around, parts.get(parts.size() - 1), true);
        Map<String, AskedEvent> before = new LinkedHashMap<>();
        for (Part part : parts) {
            if (ofEvent(part).isPresent()) {
                AskedEvent one = inEvent(around, part, false);
                before.put(one.field(), one);
            }
        }
        before.remove(last.field());
        return last.with(before.values().stream().map(AskedEvent::asked).toList());
    }

    private AskedEvent inEvent(ReachedField.Around around, Part part, boolean looks) throws InterruptedException {
        Origin.OfEvent place = ofEvent(part).orElseThrow();
        AskedEvent event = around.tracepoint().isPresent() && place.through().isEmpty() && place.at() >= 0
                ? AskedEvent.at(around.tracepoint().get(), place, wanted, looks)
                : AskedEvent.at(ReachedField.of(around, part.slot(), place), place, wanted);
        return part.than().isEmpty() ? event : event.with(part.than());
    }

    /** Whether a name is asked for. */
    boolean isName() {
        return isName(about());
    }

    /** Whether that number is asked for. */
    boolean is(Origin.Number number) {
        return about().contains(number);
    }
}
