package bpflab.listing;

import bpflab.insn.AluOp;
import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.WideKind;
import bpflab.listing.Rewrite.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the instructions of a C line, told from the two listings: what both have in common stays (jumps
 * count as the same when only their distance changed); in the gaps each compiled instruction is given what can have
 * been made of its kind.
 */
final class Rewrites {
    private final Set<Row.Code> context;
    private final List<Step> before;
    private final List<Step> after;
    private final List<Change> changes = new ArrayList<>();

    private Rewrites(List<Row.Code> before, List<Row.Code> after, Set<Row.Code> context) {
        this.context = context;
        this.before = before.stream().map(Step::of).toList();
        List<Step> all = after.stream().map(Step::of).toList();
        int prologue = Step.prologue(all);
        this.after = all.subList(prologue, all.size());
        if (prologue > 0) {
            add(Rewrite.PROLOGUE, List.of(), all.subList(0, prologue));
        }
    }

    /** The changes in the order of the code; {@code context} has the accesses to the context among {@code before}. */
    static List<Change> of(List<Row.Code> before, List<Row.Code> after, Set<Row.Code> context) {
        Rewrites rewrites = new Rewrites(before, after, context);
        rewrites.find();
        return rewrites.changes;
    }

    private void find() {
        int b = 0;
        int a = 0;
        for (Alignment.Pair pair : pairs()) {
            Enough.orGoOn();
            gap(b, pair.first(), a, pair.second());
            same(before.get(pair.first()), after.get(pair.second()));
            b = pair.first() + 1;
            a = pair.second() + 1;
        }
        gap(b, before.size(), a, after.size());
    }

    /**
     * A lookup that was inlined asks itself whether there is something, before the program does, and so does an access
     * to the context of what may not be there: of the two questions, which look alike, the later one is the program's.
     */
    private List<Alignment.Pair> pairs() {
        List<Alignment.Pair> pairs = new ArrayList<>(Alignment.of(texts(before), texts(after)));
        for (int i = 0; i < pairs.size(); i++) {
            Alignment.Pair pair = pairs.get(i);
            int end = i + 1 < pairs.size() ? pairs.get(i + 1).second() : after.size();
            Step question = before.get(pair.first());
            if (pair.first() > 0 && question.instruction() instanceof Instruction.JumpIf) {
                Step answered = before.get(pair.first() - 1);
                boolean inlined = answered.instruction() instanceof Instruction.Call
                        || context.contains(answered.code());
                int from = pair.second() + 1;
                int later = !inlined ? -1 : texts(after.subList(from, end)).lastIndexOf(question.text());
                if (later >= 0) {
                    pairs.set(i, new Alignment.Pair(pair.first(), from + later));
                }
            }
        }
        return pairs;
    }

    private static List<String> texts(List<Step> steps) {
        return steps.stream().map(Step::text).toList();
    }

    private void add(Rewrite what, List<Step> old, List<Step> now) {
        changes.add(new Change(what, codes(old), codes(now), Optional.empty()));
    }

    private static List<Row.Code> codes(List<Step> steps) {
        return steps.stream().map(Step::code).toList();
    }

    /** What means the same, and yet is no longer the same. */
    private void same(Step old, Step now) {
        if (now.instruction() instanceof Instruction.LoadWide load && load.kind() != WideKind.VALUE) {
            add(reference(load), List.of(old), List.of(now));
        } else if (now.text().equals("call bpf_tail_call")) {
            add(Rewrite.TAIL_CALL, List.of(old), List.of(now));
        } else if (now.instruction() instanceof Instruction.Call call && call.kind() == CallKind.KERNEL_FUNCTION) {
            add(Rewrite.KFUNC, List.of(old), List.of(now));
        } else if (now.instruction() instanceof Instruction.Call call && call.kind() == CallKind.HELPER) {
            add(Rewrite.HELPER, List.of(old), List.of(now));
        }
    }

    private static Rewrite reference(Instruction.LoadWide load) {
        return switch (load.kind()) {
            case MAP_VALUE, MAP_INDEX_VALUE -> Rewrite.VARIABLE;
            case FUNCTION -> Rewrite.FUNCTION_REFERENCE;
            case VALUE, BTF_ID -> load.value() == 0 ? Rewrite.NO_KERNEL_SYMBOL : Rewrite.KERNEL_SYMBOL;
            default -> Rewrite.MAP_REFERENCE;
        };
    }

    private void gap(int fromBefore, int toBefore, int fromAfter, int toAfter) {
        List<Step> olds = before.subList(fromBefore, toBefore);
        List<Step> nows = after.subList(fromAfter, toAfter);
        if (olds.isEmpty() && !nows.isEmpty()) {
            add(added(fromBefore == 0 ? null : before.get(fromBefore - 1),
                    toBefore == before.size() ? null : before.get(toBefore), nows), List.of(), nows);
            return;
        }
        int tail = fromBefore == 0 ? 0 : DivisionGuard.tail(before.get(fromBefore - 1), nows);
        if (tail > 0) {
            add(Rewrite.DIVISION, List.of(), nows.subList(0, tail));
            gap(fromBefore, toBefore, fromAfter + tail, toAfter);
            return;
        }
        int guard = toBefore == before.size() ? nows.size() : DivisionGuard.start(before.get(toBefore), nows);
        changed(olds, nows.subList(0, guard), fromAfter);
        if (guard < nows.size()) {
            add(Rewrite.DIVISION, List.of(), nows.subList(guard, nows.size()));
        }
    }

    private void changed(List<Step> olds, List<Step> nows, int fromAfter) {
        int at = 0;
        List<Step> gone = new ArrayList<>();
        for (int i = 0; i < olds.size(); i++) {
            Enough.orGoOn();
            Step old = olds.get(i);
            if (at == nows.size() || !starts(old, nows, at)) {
                gone.add(old);
                continue;
            }
            flush(gone, fromAfter + at);
            int end = end(olds, i, nows, at);
            became(old, nows.subList(at, end));
            at = end;
        }
        flush(gone, fromAfter + at);
        if (at < nows.size()) {
            add(Rewrite.OTHER, List.of(), nows.subList(at, nows.size()));
        }
    }

    /** A call may have got arguments that a program cannot give. */
    private void became(Step old, List<Step> nows) {
        int last = nows.size() - 1;
        boolean more = last > 0 && old.instruction() instanceof Instruction.Call
                && nows.get(last).instruction() instanceof Instruction.Call
                && nows.subList(0, last).stream().allMatch(Step::setsArgument);
        if (more) {
            add(Rewrite.HIDDEN_ARGUMENT, List.of(), nows.subList(0, last));
            became(old, nows.subList(last, last + 1));
        } else {
            add(kind(old, nows), List.of(old), nows);
        }
    }

    private void flush(List<Step> gone, int next) {
        if (!gone.isEmpty()) {
            changes.add(new Change(Rewrite.DEAD_CODE, codes(gone), List.of(),
                    after.stream().skip(next).findFirst().map(Step::code)));
            gone.clear();
        }
    }

    /** Code that stands between two instructions that stayed. */
    private static Rewrite added(Step previous, Step next, List<Step> nows) {
        if (nows.stream().allMatch(now -> now.instruction() instanceof Instruction.NoSpeculation)) {
            return Rewrite.BARRIER;
        } else if (previous != null && previous.divides() || next != null && next.divides()) {
            return Rewrite.DIVISION;
        } else if (nows.stream().allMatch(Step::startsCounter)) {
            return Rewrite.MAY_GOTO;
        } else if (nows.stream().anyMatch(Step::hidden) || next != null && next.text().equals("call bpf_tail_call")) {
            return Rewrite.BOUNDS;
        } else if (next != null && next.instruction() instanceof Instruction.Call
                && nows.stream().allMatch(Step::setsArgument)) {
            return Rewrite.HIDDEN_ARGUMENT;
        } else if (previous != null && previous.instruction() instanceof Instruction.Call) {
            return Rewrite.HELPER_INLINED;
        } else if (previous != null && previous.instruction() instanceof Instruction.Load) {
            return Rewrite.CONTEXT_ACCESS;
        }
        return previous == null ? Rewrite.PROLOGUE
                : next == null && previous.instruction() instanceof Instruction.Exit ? Rewrite.EXCEPTION
                : Rewrite.OTHER;
    }

    /** Whether what stands there now can be the beginning of what an instruction became. */
    private static boolean starts(Step old, List<Step> nows, int at) {
        Instruction was = old.instruction();
        Step now = nows.get(at);
        Instruction is = now.instruction();
        if (was instanceof Instruction.LoadWide load) {
            return is instanceof Instruction.LoadWide other && other.dst().equals(load.dst());
        } else if (was instanceof Instruction.Load load) {
            return is instanceof Instruction.Load other && other.from().base().equals(load.from().base())
                    || new ContextCode(nows).putsAway(at, load.from().base());
        } else if (was instanceof Instruction.Store) {
            return is instanceof Instruction.Store || now.hidden();
        } else if (was instanceof Instruction.Alu alu) {
            return old.divides() || now.hidden()
                    || is instanceof Instruction.Alu other && other.op() == alu.op() && other.dst().equals(alu.dst());
        } else if (was instanceof Instruction.JumpIf) {
            return is instanceof Instruction.Jump;
        }
        return !(was instanceof Instruction.Jump jump && jump.kind() != Instruction.Jump.Kind.MAY_GOTO)
                && !(was instanceof Instruction.Exit);
    }

    private static int end(List<Step> olds, int i, List<Step> nows, int at) {
        Instruction was = olds.get(i).instruction();
        int end = at + 1;
        if (was instanceof Instruction.LoadWide || was instanceof Instruction.JumpIf) {
            return end;
        } else if (was instanceof Instruction.Load load) {
            ContextCode code = new ContextCode(nows);
            while (end < nows.size() && (goesOn(load, nows.get(end).instruction())
                    || code.asks(end, load.dst(), load.from().base()))) {
                end = code.end(at, end + 1);
            }
            return i + 1 == olds.size() ? nows.size() : code.end(at, end);
        } else if (was instanceof Instruction.Store) {
            end = new ContextCode(nows).end(at, end);
        }
        while (end < nows.size() && (i + 1 == olds.size() || !starts(olds.get(i + 1), nows, end))) {
            end++;
        }
        return end;
    }

    /** A field that lies behind pointers, or has other bits, is worked out in the register that it is for. */
    private static boolean goesOn(Instruction.Load load, Instruction now) {
        return now instanceof Instruction.Load next
                && next.dst().equals(load.dst()) && next.from().base().equals(load.dst())
                || now instanceof Instruction.Alu alu && alu.dst().equals(load.dst()) && alu.op() != AluOp.MOV;
    }

    private Rewrite kind(Step old, List<Step> nows) {
        Instruction was = old.instruction();
        Instruction is = nows.get(0).instruction();
        if (old.divides()) {
            return Rewrite.DIVISION;
        } else if (is instanceof Instruction.LoadWide load && was instanceof Instruction.LoadWide) {
            return old.code().note().core() ? old.lookedUp() : reference(load);
        } else if (was instanceof Instruction.Atomic && old.isProbed(nows.get(0))) {
            return Rewrite.ARENA_ACCESS;
        } else if (was instanceof Instruction.Call call) {
            return call(call, old.text().contains("map_"), nows);
        } else if (was instanceof Instruction.JumpIf) {
            return Rewrite.BRANCH;
        } else if (was instanceof Instruction.Jump) {
            return Rewrite.MAY_GOTO;
        } else if (was instanceof Instruction.LoadAbsolute || was instanceof Instruction.LoadIndirect) {
            return Rewrite.PACKET_LOAD;
        } else if (was instanceof Instruction.CastAddressSpace) {
            return Rewrite.ARENA;
        } else if (was instanceof Instruction.Load || was instanceof Instruction.Store) {
            boolean moved = nows.size() == 1 && was.opcode() == is.opcode();
            return moved && old.isLookedUp() && !context.contains(old.code()) ? Rewrite.FIELD : Rewrite.CONTEXT_ACCESS;
        } else if (nows.stream().anyMatch(Step::hidden)) {
            return Rewrite.BOUNDS;
        }
        return was instanceof Instruction.Alu && old.isLookedUp() && nows.size() == 1 ? old.lookedUp() : Rewrite.OTHER;
    }

    /** As compiled, a call of the kernel's own functions looks like one of a function of the program. */
    private static Rewrite call(Instruction.Call call, boolean ofMap, List<Step> nows) {
        boolean helper = call.kind() == CallKind.HELPER;
        if (nows.size() == 1 && nows.get(0).instruction() instanceof Instruction.Call) {
            return !helper ? Rewrite.KFUNC : ofMap ? Rewrite.MAP_OPERATION : Rewrite.HELPER;
        }
        return helper ? Rewrite.HELPER_INLINED : Rewrite.KFUNC_INLINED;
    }
}
