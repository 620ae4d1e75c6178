package bpflab.why;

import bpflab.insn.AluOp;
import bpflab.insn.CallKind;
import bpflab.insn.Condition;
import bpflab.insn.Helpers;
import bpflab.insn.Instruction;
import bpflab.insn.Register;
import bpflab.insn.WideKind;
import java.util.Set;

/** What one instruction does to what is known, and what it tells. */
final class CodeStep implements Instruction.Cases<Void> {
    private static final Register ANSWER = new Register(0);
    private static final Set<String> STORE = Set.of("bpf_map_update_elem", "bpf_map_push_elem");
    private static final Set<String> PRINT = Set.of("bpf_trace_printk", "bpf_trace_vprintk");
    private static final Set<String> CHANGE = Set.of("bpf_skb_store_bytes", "bpf_l3_csum_replace",
            "bpf_l4_csum_replace", "bpf_xdp_adjust_head", "bpf_xdp_adjust_tail", "bpf_xdp_store_bytes",
            "bpf_redirect", "bpf_redirect_map", "bpf_clone_redirect", "bpf_ringbuf_reserve", "bpf_ringbuf_output",
            "bpf_perf_event_output", "bpf_tail_call");

    private final CodeReader reader;
    private final PacketFields fields;
    private int slot;
    private Registers now;

    CodeStep(CodeReader reader, PacketFields fields) {
        this.reader = reader;
        this.fields = fields;
    }

    CodeStep at(int place, Registers registers) {
        slot = place;
        now = registers;
        return this;
    }

    @Override
    public Void alu(Instruction.Alu alu) {
        now.set(alu.dst(), computed(alu.op(), now.get(alu.dst()), now.get(alu.src())));
        return null;
    }

    private static Held computed(AluOp op, Held left, Held right) {
        if (op == AluOp.MOV) {
            return right;
        }
        if (op == AluOp.ADD && left instanceof Held.Packet packet) {
            return right instanceof Held.Number number ? packet.plus((int) number.value())
                    : new Held.Packet(packet.offset(), false);
        }
        if (op == AluOp.ADD && right instanceof Held.Packet packet) {
            return left instanceof Held.Number number ? packet.plus((int) number.value())
                    : new Held.Packet(packet.offset(), false);
        }
        if (left instanceof Held.Bytes bytes) {
            return ofBytes(op, bytes, right);
        }
        if (op == AluOp.ADD && left instanceof Held.Number one && right instanceof Held.Number other) {
            return new Held.Number(one.value() + other.value());
        }
        return Held.UNKNOWN;
    }

    private static Held ofBytes(AluOp op, Held.Bytes bytes, Held right) {
        if (op == AluOp.OR && right instanceof Held.Bytes more) {
            return bytes.or(more).map(Held.class::cast).orElse(Held.UNKNOWN);
        }
        if (!(right instanceof Held.Number number)) {
            return Held.UNKNOWN;
        }
        long value = number.value();
        if (op == AluOp.AND) {
            return bytes.masked(value).map(Held.class::cast).orElse(Held.UNKNOWN);
        }
        boolean whole = value % 8 == 0;
        return op == AluOp.LSH && whole ? bytes.shifted((int) value / 8)
                : op == AluOp.RSH && whole ? bytes.shifted((int) -value / 8)
                : Held.UNKNOWN;
    }

    @Override
    public Void swapBytes(Instruction.SwapBytes swap) {
        Held value = now.get(swap.dst());
        boolean turns = swap.order() != Instruction.SwapBytes.Order.LE;
        now.set(swap.dst(), value instanceof Held.Bytes bytes && turns ? bytes.swapped(swap.bits() / 8)
                : turns ? Held.UNKNOWN : value);
        return null;
    }

    @Override
    public Void loadWide(Instruction.LoadWide load) {
        now.set(load.dst(), reader.symbol(slot)
                .map(name -> (Held) new Held.MapNamed(name))
                .orElse(load.kind() == WideKind.VALUE ? new Held.Number(load.value()) : Held.UNKNOWN));
        return null;
    }

    @Override
    public Void load(Instruction.Load load) {
        Held base = now.get(load.from().base());
        int offset = load.from().offset();
        Held value = Held.UNKNOWN;
        if (base instanceof Held.Context && offset == fields.data()) {
            value = new Held.Packet(0, true);
        } else if (base instanceof Held.Context && offset == fields.end()) {
            value = new Held.PacketEnd();
        } else if (base instanceof Held.Context && fields.inNetworkOrder().containsKey(offset)) {
            value = Held.Bytes.read(new Held.Packet(offset, false), fields.inNetworkOrder().get(offset));
        } else if (base instanceof Held.Packet packet) {
            value = Held.Bytes.read(packet.plus(offset), load.size().bytes());
        } else if (Registers.isStack(load.from().base())) {
            value = now.stack(offset);
        }
        now.set(load.dst(), value);
        return null;
    }

    @Override
    public Void store(Instruction.Store store) {
        Held base = now.get(store.to().base());
        if (Registers.isStack(store.to().base())) {
            now.setStack(store.to().offset(), now.get(store.value()));
        } else if (base instanceof Held.Packet packet) {
            reader.acts();
            if (now.get(store.value()) instanceof Held.Number number) {
                Held.Bytes set = Held.Bytes.read(packet.plus(store.to().offset()), store.size().bytes());
                reader.constant(slot, set, number.value(), true);
            }
        } else {
            reader.acts();
        }
        return null;
    }

    @Override
    public Void jumpIf(Instruction.JumpIf jump) {
        Held left = now.get(jump.left());
        Held right = now.get(jump.right());
        boolean equality = jump.condition() == Condition.EQ || jump.condition() == Condition.NE;
        if (equality && left instanceof Held.Bytes bytes && right instanceof Held.Number number) {
            reader.constant(slot, bytes, number.value(), false);
        } else if (left instanceof Held.Packet packet && right instanceof Held.PacketEnd) {
            reader.length(slot, packet);
        } else if (right instanceof Held.Packet packet && left instanceof Held.PacketEnd) {
            reader.length(slot, packet);
        }
        reader.jump(jump.distance());
        return null;
    }

    @Override
    public Void jump(Instruction.Jump jump) {
        reader.jump(jump.distance());
        if (jump.kind() != Instruction.Jump.Kind.MAY_GOTO) {
            reader.end();
        }
        return null;
    }

    @Override
    public Void call(Instruction.Call call) {
        String name = call.kind() == CallKind.HELPER ? Helpers.name(call.immediate()).orElse("") : "function";
        if (call.kind() == CallKind.HELPER) {
            reader.helper(slot, name, now);
        }
        if (STORE.contains(name) || call.kind() != CallKind.HELPER) {
            reader.stores(now.get(Register.FIRST_ARGUMENT) instanceof Held.MapNamed map ? map.name() : CodeFacts.ANY);
        }
        if (CHANGE.contains(name) || call.kind() != CallKind.HELPER) {
            reader.acts();
        }
        if (name.equals("bpf_tail_call")) {
            reader.calls(now.get(new Register(2)), now.get(new Register(3)));
        }
        if (name.equals("bpf_redirect_map")) {
            reader.handsTo(now.get(Register.FIRST_ARGUMENT), now.get(new Register(2)));
        }
        if (call.kind() == CallKind.SUBPROGRAM) {
            reader.function(slot, now);
        }
        if (PRINT.contains(name)) {
            reader.prints();
        }
        now.called();
        return null;
    }

    @Override
    public Void exit(Instruction.Exit exit) {
        reader.answer(now.get(ANSWER));
        return null;
    }

    @Override
    public Void atomic(Instruction.Atomic atomic) {
        reader.acts();
        return forget(atomic.register());
    }

    private Void forget(Register register) {
        now.set(register, Held.UNKNOWN);
        return null;
    }

    @Override
    public Void negate(Instruction.Negate negate) {
        return forget(negate.dst());
    }

    @Override
    public Void signExtend(Instruction.SignExtend move) {
        return forget(move.dst());
    }

    @Override
    public Void castAddressSpace(Instruction.CastAddressSpace cast) {
        return forget(cast.dst());
    }

    @Override
    public Void perCpuAddress(Instruction.PerCpuAddress move) {
        return forget(move.dst());
    }

    @Override
    public Void loadAbsolute(Instruction.LoadAbsolute load) {
        now.set(ANSWER, Held.Bytes.read(new Held.Packet(load.at(), true), load.size().bytes())
                .swapped(load.size().bytes()));
        return null;
    }

    @Override
    public Void loadIndirect(Instruction.LoadIndirect load) {
        now.set(ANSWER, Held.Bytes.read(new Held.Packet(load.at(), false), load.size().bytes())
                .swapped(load.size().bytes()));
        return null;
    }

    @Override
    public Void jumpTo(Instruction.JumpTo jump) {
        reader.end();
        return null;
    }

    @Override
    public Void callTo(Instruction.CallTo call) {
        now.called();
        return null;
    }

    @Override
    public Void noSpeculation(Instruction.NoSpeculation barrier) {
        return null;
    }

    @Override
    public Void invalid(Instruction.Invalid invalid) {
        return null;
    }
}
