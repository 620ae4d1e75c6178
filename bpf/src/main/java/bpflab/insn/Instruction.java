package bpflab.insn;

/**
 * One BPF instruction: a kind for each shape of meaning in RFC 9669, the kernel's extras, and {@link Invalid} for what
 * is neither. Fields that an instruction does not use are not kept; that they must be 0 is the verifier's business.
 */
public sealed interface Instruction {
    /** The first byte, 0 to 255. */
    int opcode();

    /** Calls the case of this kind. */
    <R> R match(Cases<R> on);

    /** {@code r1 += r2}, {@code w1 s/= 3}, {@code r1 = 5}. */
    record Alu(int opcode, Width width, AluOp op, Register dst, Operand src) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.alu(this); }
    }

    /** {@code r1 = -r1}. */
    record Negate(int opcode, Width width, Register dst) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.negate(this); }
    }

    /** {@code r1 = (s8)r2}: a move that sign-extends from 8, 16 or 32 bits. */
    record SignExtend(int opcode, Width width, int bits, Register dst, Register src) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.signExtend(this); }
    }

    /** {@code r1 = be16 r1}; {@code bits} is 16, 32 or 64 in a valid program. */
    record SwapBytes(int opcode, Order order, int bits, Register dst) implements Instruction {
        /** Which bytes are swapped. */
        public enum Order {
            /** To little-endian: on a little-endian machine only cuts. */
            LE,
            /** To big-endian. */
            BE,
            /** Always. */
            BSWAP
        }

        @Override public <R> R match(Cases<R> on) { return on.swapBytes(this); }
    }

    /** {@code r1 = addr_space_cast(r2, 0, 1)}: a pointer into an arena becomes the kernel's, or the other way. */
    record CastAddressSpace(int opcode, Register dst, Register src, int to, int from) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.castAddressSpace(this); }
    }

    /** {@code r0 = &(void __percpu *)(r0)}: this CPU's copy; only the verifier writes it. */
    record PerCpuAddress(int opcode, Register dst, Register src) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.perCpuAddress(this); }
    }

    /**
     * {@code r1 = 0x1122334455667788}, {@code r1 = map[id:7]}: two slots, and {@code kind} says what the two immediates
     * mean.
     */
    record LoadWide(int opcode, WideKind kind, Register dst, int low, int high) implements Instruction {
        /** The 64-bit value. */
        public long value() {
            return (long) high << 32 | low & 0xffff_ffffL;
        }

        @Override public <R> R match(Cases<R> on) { return on.loadWide(this); }
    }

    /** {@code r0 = *(u16 *)skb[12]}: the packet loads of classic BPF. */
    record LoadAbsolute(int opcode, Size size, int at) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.loadAbsolute(this); }
    }

    /** {@code r0 = *(u16 *)skb[r7 + 12]}: as {@link LoadAbsolute}, with a register added. */
    record LoadIndirect(int opcode, Size size, Register index, int at) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.loadIndirect(this); }
    }

    /** {@code r1 = *(u32 *)(r2 +4)}. */
    record Load(int opcode, Size size, boolean signed, Register dst, Address from) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.load(this); }
    }

    /** {@code *(u32 *)(r1 +4) = r2}, {@code *(u32 *)(r1 +4) = 7}. */
    record Store(int opcode, Size size, Address to, Operand value) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.store(this); }
    }

    /**
     * {@code lock *(u64 *)(r1 +0) += r2} and its kin; {@code register} holds the value, and gets the old one where one
     * is fetched.
     */
    record Atomic(int opcode, Size size, AtomicOp op, Address memory, Register register) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.atomic(this); }
    }

    /** {@code goto pc+3}: {@code distance} in slots from the next instruction. */
    record Jump(int opcode, Kind kind, int distance) implements Instruction {
        /** The three spellings. */
        public enum Kind {
            /** With a 16-bit distance. */
            GOTO,
            /** With a 32-bit distance. */
            GOTOL,
            /** Jumps when the verifier's hidden counter says that the loop ran long enough. */
            MAY_GOTO
        }

        @Override public <R> R match(Cases<R> on) { return on.jump(this); }
    }

    /** {@code gotox r1}: to the address in a register, taken from a table of instructions. */
    record JumpTo(int opcode, Register target) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.jumpTo(this); }
    }

    /** {@code if r1 == 0x0 goto pc+3}: {@code distance} in slots from the next instruction. */
    record JumpIf(int opcode, Width width, Condition condition, Register left, Operand right, int distance)
            implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.jumpIf(this); }
    }

    /**
     * {@code call}: {@code kind} says what the immediate means; {@code offset} is what the verifier keeps of a
     * subprogram's distance.
     */
    record Call(int opcode, CallKind kind, int immediate, int offset) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.call(this); }
    }

    /** {@code callx r1}: RFC 9669 knows it, no kernel runs it. */
    record CallTo(int opcode, Register target) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.callTo(this); }
    }

    /** {@code exit}. */
    record Exit(int opcode) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.exit(this); }
    }

    /** {@code nospec}: a barrier against speculation; only the verifier writes it. */
    record NoSpeculation(int opcode) implements Instruction {
        @Override public <R> R match(Cases<R> on) { return on.noSpeculation(this); }
    }

    /** No instruction of this kernel generation. */
    record Invalid(Encoding encoding) implements Instruction {
        @Override public int opcode() { return encoding.opcode(); }

        @Override public <R> R match(Cases<R> on) { return on.invalid(this); }
    }

    /** One answer per kind; a new kind does not compile until every Cases answers it. */
    interface Cases<R> {
        R alu(Alu alu);

        R negate(Negate negate);

        R signExtend(SignExtend move);

        R swapBytes(SwapBytes swap);

        R castAddressSpace(CastAddressSpace cast);

        R perCpuAddress(PerCpuAddress move);

        R loadWide(LoadWide load);

        R loadAbsolute(LoadAbsolute load);

        R loadIndirect(LoadIndirect load);

        R load(Load load);

        R store(Store store);

        R atomic(Atomic atomic);

        R jump(Jump jump);

        R jumpTo(JumpTo jump);

        R jumpIf(JumpIf jump);

        R call(Call call);

        R callTo(CallTo call);

        R exit(Exit exit);

        R noSpeculation(NoSpeculation barrier);

        R invalid(Invalid invalid);
    }
}
