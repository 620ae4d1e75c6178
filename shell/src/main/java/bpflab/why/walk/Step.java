package bpflab.why.walk;

import bpflab.elf.Relocation;
import bpflab.insn.AluOp;
import bpflab.insn.CallKind;
import bpflab.insn.Condition;
import bpflab.insn.Helpers;
import bpflab.insn.Instruction;
import bpflab.insn.Register;
import bpflab.insn.Width;
import bpflab.why.walk.Known.InFrame;
import bpflab.why.walk.Known.Number;
import bpflab.why.walk.Known.OfMap;
import bpflab.why.walk.Known.OnStack;
import java.util.List;
import java.util.Optional;

/** One instruction: what it makes of a state, and where it goes on. */
final class Step implements Instruction.Cases<Void> {
    private final int behind;
    private final State state;
    private final Sight sight;
    private final MapsNow maps;
    private final Filled filled;
    private List<Integer> ways;
    private Optional<Boolean> decided = Optional.empty();
    private Optional<Way.Slot> handed = Optional.empty();
    private boolean answered;
    private boolean acts;

    /**
     * What the loader puts into an instruction.
     *
     * @param function the first slot of the function that it names; empty where that is none, or not at hand
     */
    record Filled(Optional<Relocation> by, Optional<Integer> function, Callbacks callbacks) {}

    /**
     * @param behind the next slot
     * @param state is changed
     */
    Step(int behind, State state, Sight sight, MapsNow maps, Filled filled) {
        this.behind = behind;
        this.state = state;
        this.sight = sight;
        this.maps = maps;
        this.filled = filled;
        this.ways = List.of(behind);
    }

    State state() {
        return state;
    }

    /** Whether it does something that can be seen from outside, or may. */
    boolean acts() {
        return acts;
    }

    /** The slot of a table of programs to which it hands on. */
    Optional<Way.Slot> handed() {
        return handed;
    }

    /** Whether a comparison that was decided jumps. */
    Optional<Boolean> decided() {
        return decided;
    }

    /** Where it goes on. */
    List<Integer> next() {
        return decided.map(jumps -> List.of(ways.get(jumps ? 1 : 0))).orElse(ways);
    }

    /** Where it could go on with another frame: what a function has answered is the same for that. */
    List<Integer> everywhere() {
        return answered ? next() : ways;
    }

    private Void set(Register register, Known value) {
        state.set(register, value);
        return null;
    }

    private Void act() {
        acts = true;
        return null;
    }

    private Void end() {
        ways = List.of();
        return null;
    }

    @Override
    public Void alu(Instruction.Alu alu) {
        return set(alu.dst(), computed(alu, state.get(alu.dst()).seenBy(alu.width()),
                state.get(alu.src()).seenBy(alu.width())));
    }

    private Known computed(Instruction.Alu alu, Known left, Known right) {
        if (alu.op() == AluOp.MOV && (alu.width() == Width.W64 || right instanceof InFrame
                || right instanceof Known.FrameEnd)) {
            return right;
        }
        if (left instanceof Known.Pair pair && alu.op() != AluOp.MOV) {
            return pair.by(alu.op(), right);
        }
        if (right instanceof Number number && alu.op() == AluOp.MOV) {
            return new Number(Arithmetic.cut(alu.width(), number.value()), number.origin());
        }
        if (left instanceof Number one && right instanceof Number two) {
            return Arithmetic.compute(alu.op(), alu.width(), one.value(), two.value())
                    .map(value -> (Known) new Number(value, one.origin().with(two.origin())))
                    .orElse(Known.NOTHING);
        }
        if (alu.op() == AluOp.SUB && left instanceof Known.FrameEnd && right instanceof InFrame place) {
            return sight.left(place.offset());
        }
        if (alu.op() == AluOp.ADD) {
            return left instanceof Number ? moved(right, left, 1) : moved(left, right, 1);
        }
        return alu.op() == AluOp.SUB ? moved(left, right, -1) : Known.NOTHING;
    }

    private static Known moved(Known place, Known by, int sign) {
        if (!(by instanceof Number distance)) {
            return Known.NOTHING;
        }
        return place instanceof InFrame in ? new InFrame(in.offset() + sign * distance.value())
                : place instanceof OnStack on ? new OnStack(on.offset() + sign * distance.value())
                : place instanceof OfMap map ? new OfMap(map.name(), map.offset() + sign * distance.value())
                : Known.NOTHING;
    }

    @Override
    public Void swapBytes(Instruction.SwapBytes swap) {
        if (!(state.get(swap.dst()) instanceof Number number)) {
            return set(swap.dst(), Known.NOTHING);
        }
        long swapped = Arithmetic.swapped(number.value(), swap.bits());
        long cut = swap.bits() == 64 ? number.value() : number.value() & (1L << swap.bits()) - 1;
        boolean turns = swap.order() != Instruction.SwapBytes.Order.LE;
        return set(swap.dst(), turns ? new Number(swapped, number.origin().otherWayRound())
                : new Number(cut, number.origin()));
    }

    @Override
    public Void loadWide(Instruction.LoadWide load) {
        if (filled.function().isPresent()) {
            return set(load.dst(), new Known.OfFunction(filled.by().map(Relocation::symbol).orElse(""),
                    filled.function().get()));
        }
        return set(load.dst(), filled.by().map(by -> (Known) new OfMap(by.symbol(), by.addend()))
                .orElseGet(() -> new Number(load.value())));
    }

    @Override
    public Void load(Instruction.Load load) {
        Known value = new Memory(state, sight, maps)
                .at(state.get(load.from().base()), load.from().offset(), load.size().bytes());
        return set(load.dst(), load.signed() ? Arithmetic.extended(value, load.size().bytes() * Byte.SIZE) : value);
    }

    @Override
    public Void store(Instruction.Store store) {
        if (!(state.get(store.to().base()) instanceof OnStack place)) {
            return act();
        }
        state.store(place.offset() + store.to().offset(), store.size().bytes(), state.get(store.value()));
        return null;
    }

    @Override
    public Void atomic(Instruction.Atomic atomic) {
        return state.get(atomic.memory().base()) instanceof OnStack ? set(atomic.register(), Known.NOTHING) : act();
    }

    @Override
    public Void jumpIf(Instruction.JumpIf jump) {
        ways = List.of(behind, behind + jump.distance());
        Known left = state.get(jump.left()).seenBy(jump.width());
        Known right = state.get(jump.right()).seenBy(jump.width());
        decided = Comparison.of(jump, left, right, sight);
        answered = State.isAnswer(left) || State.isAnswer(right);
        return null;
    }

    @Override
    public Void jump(Instruction.Jump jump) {
        ways = jump.kind() == Instruction.Jump.Kind.MAY_GOTO ? List.of(behind, behind + jump.distance())
                : List.of(behind + jump.distance());
        return null;
    }

    @Override
    public Void call(Instruction.Call call) {
        if (call.kind() == CallKind.SUBPROGRAM && filled.function().isPresent()) {
            state.enter(new State.Call(behind - 1, filled.by().map(Relocation::symbol).orElse(""), false));
            ways = List.of(filled.function().get());
            return null;
        }
        String name = call.kind() == CallKind.HELPER ? Helpers.name(call.immediate()).orElse("") : "";
        acts = !HelperCalls.onlyLooks(name);
        if (name.equals("bpf_tail_call") && state.get(2) instanceof OfMap table
                && state.get(3) instanceof Number slot) {
            handed = Optional.of(new Way.Slot(table.name(), slot.value()));
        }
        if (name.equals("bpf_redirect") && state.get(1) instanceof Number device) {
            handed = Optional.of(new Way.Slot(Way.INTERFACES, device.value()));
        }
        Optional<Integer> callback = filled.callbacks().enter(name, state, behind - 1);
        if (callback.isPresent()) {
            acts = false;
            ways = List.of(callback.get());
            return null;
        }
        HelperCalls.call(name, state, sight, maps);
        return null;
    }

    @Override
    public Void exit(Instruction.Exit exit) {
        if (!state.calls().isEmpty()) {
            boolean more = filled.callbacks().hasChanged(state);
            ways = List.of(state.leave());
            if (more) {
                state.forgetStack();
            }
            return null;
        }
        acts = !(state.get(0) instanceof Number number) || !Neutral.is(sight.type(), (int) number.value());
        return end();
    }

    @Override
    public Void negate(Instruction.Negate negate) {
        return set(negate.dst(), Known.NOTHING);
    }

    @Override
    public Void signExtend(Instruction.SignExtend move) {
        Known extended = Arithmetic.extended(state.get(move.src()), move.bits());
        return set(move.dst(), move.width() == Width.W32 && extended instanceof Number number
                ? new Number(Arithmetic.cut(Width.W32, number.value()), number.origin()) : extended);
    }

    @Override
    public Void castAddressSpace(Instruction.CastAddressSpace cast) {
        return act();
    }

    @Override
    public Void perCpuAddress(Instruction.PerCpuAddress move) {
        return act();
    }

    @Override
    public Void loadAbsolute(Instruction.LoadAbsolute load) {
        state.answer(sight.read(sight.start() + load.at(), load.size().bytes(), true));
        return null;
    }

    @Override
    public Void loadIndirect(Instruction.LoadIndirect load) {
        Known index = state.get(load.index());
        state.answer(index instanceof Number number
                ? sight.read(sight.start() + load.at() + number.value(), load.size().bytes(), true) : Known.NOTHING);
        return null;
    }

    @Override
    public Void jumpTo(Instruction.JumpTo jump) {
        return act();
    }

    @Override
    public Void callTo(Instruction.CallTo call) {
        return act();
    }

    @Override
    public Void noSpeculation(Instruction.NoSpeculation barrier) {
        return null;
    }

    @Override
    public Void invalid(Instruction.Invalid invalid) {
        return act();
    }
}
