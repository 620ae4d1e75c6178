package bpflab.why.walk;

import bpflab.elf.Relocation;
import bpflab.hook.ProgramType;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.Placed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows a frame through a program's instructions: where its bytes decide, the one way, else both. Nothing is run, and
 * what is not known stays open: so that a way is missed is impossible, and that one too many is found is harmless.
 */
public final class Walk {
    /** Loops whose end nothing decides go on for ever. */
    private static final int MOST_STEPS = 5_000;

    private final Map<Integer, Placed> code = new HashMap<>();
    private final Map<Integer, Relocation> filled;
    private final Map<String, Integer> functions;
    private final Callbacks callbacks;
    private final ProgramType type;
    private final MapsNow maps;

    private record Point(int slot, State state) {}

    /** Of a program of that type, and its maps. */
    public Walk(Linked program, ProgramType type, MapsNow maps) {
        Decoder.decode(program.whole().code()).forEach(placed -> code.put(placed.at().index(), placed));
        this.filled = program.whole().relocations().stream()
                .collect(Collectors.toMap(Relocation::slot, each -> each, (one, other) -> one));
        this.functions = program.functions();
        this.callbacks = Callbacks.of(code.values(), functions);
        this.type = type;
        this.maps = maps;
    }

    /** The program's. */
    public ProgramType type() {
        return type;
    }

    /**
     * The way of a packet. Variables count as they are now: a way on which none is written,
     * nor anything else is done, does not change them.
     */
    public Way of(Arrival packet) {
        return of(Sight.of(type, packet));
    }

    /** The way of a thread that comes by. */
    public Way of(Caller caller) {
        return of(Sight.of(type, caller));
    }

    private Way of(Sight sight) {
        List<Turn> turns = new ArrayList<>();
        Deque<Point> open = new ArrayDeque<>(List.of(new Point(0, State.atStart())));
        for (int steps = 0; !open.isEmpty(); steps++) {
            Point at = open.pop();
            Step step = step(at, sight);
            if (step.acts() || steps > MOST_STEPS) {
                return new Way(true, turns, step.handed());
            }
            step.decided().ifPresent(jumped -> turns.add(turn(at, jumped, sight)));
            step.next().forEach(slot -> open.push(new Point(slot, step.state())));
        }
        return new Way(false, turns, Optional.empty());
    }

    private Turn turn(Point at, boolean jumped, Sight sight) {
        Instruction.JumpIf jump = (Instruction.JumpIf) code.get(at.slot()).instruction();
        int other = at.slot() + 1 + (jumped ? 0 : jump.distance());
        return Turn.of(new Turn.Place(at.state().calls(), at.slot()), jumped,
                at.state().get(jump.left()).seenBy(jump.width()),
                at.state().get(jump.right()).seenBy(jump.width()), sight, leads(new Point(other, at.state()), sight));
    }

    /** Whether any way from there comes to something that the program does. */
    private boolean leads(Point from, Sight sight) {
        Set<List<Object>> seen = new HashSet<>();
        Deque<Point> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Point at = open.pop();
            if (!seen.add(List.of(at.slot(), at.state().calls(), at.state().answers()))) {
                continue;
            }
            Step step = step(at, sight);
            if (step.acts()) {
                return true;
            }
            step.everywhere().forEach(slot -> open.push(new Point(slot, step.state())));
        }
        return false;
    }

    private Step step(Point at, Sight sight) {
        Placed placed = code.get(at.slot());
        Optional<Relocation> by = Optional.ofNullable(filled.get(at.slot()));
        Step step = new Step(at.slot() + placed.bytes().length / 8, at.state().copy(), sight, maps,
                new Step.Filled(by, by.flatMap(each -> Optional.ofNullable(functions.get(each.symbol()))), callbacks));
        placed.instruction().match(step);
        return step;
    }
}
