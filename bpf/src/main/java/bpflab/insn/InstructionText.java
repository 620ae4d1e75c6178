package bpflab.insn;

import java.util.HexFormat;

/**
 * The text of each kind, byte for byte as {@code print_bpf_insn} in kernel/bpf/disasm.c: ALU immediates decimal,
 * compared ones hexadecimal.
 */
record InstructionText(Slot at, Names names) implements Instruction.Cases<String> {
    /** The longest arithmetic: {@code (b7) r10 s>>= -2147483648}. */
    private static final int ROOM = 32;

    /** {@code "(b7) "}, by opcode: it begins nearly every text. */
    private static final String[] OPCODES = new String[256];

    static {
        for (int opcode = 0; opcode < OPCODES.length; opcode++) {
            OPCODES[opcode] = "(" + hex(opcode) + ") ";
        }
    }

    @Override
    public String alu(Instruction.Alu a) {
        // Most of a program are these: one buffer that need not grow.
        StringBuilder text = new StringBuilder(ROOM);
        text.append(op(a)).append(a.dst().in(a.width())).append(' ').append(a.op().symbol()).append(' ');
        return a.src() instanceof Operand.Imm imm
                ? text.append(imm.value()).toString()
                : text.append(operand(a.src(), a.width())).toString();
    }

    @Override
    public String negate(Instruction.Negate n) {
        return op(n) + n.dst().in(n.width()) + " = -" + n.dst().in(n.width());
    }

    @Override
    public String signExtend(Instruction.SignExtend s) {
        return op(s) + s.dst().in(s.width()) + " = (s" + s.bits() + ")" + s.src().in(s.width());
    }

    @Override
    public String swapBytes(Instruction.SwapBytes s) {
        String order = switch (s.order()) {
            case LE -> "le";
            case BE -> "be";
            case BSWAP -> "bswap";
        };
        return op(s) + s.dst() + " = " + order + s.bits() + " " + s.dst();
    }

    @Override
    public String castAddressSpace(Instruction.CastAddressSpace c) {
        return op(c) + c.dst() + " = addr_space_cast(" + c.src() + ", " + c.to() + ", " + c.from() + ")";
    }

    @Override
    public String perCpuAddress(Instruction.PerCpuAddress p) {
        return op(p) + p.dst() + " = &(void __percpu *)(" + p.src() + ")";
    }

    @Override
    public String loadWide(Instruction.LoadWide l) {
        return op(l) + l.dst() + " = " + names.value(at, l);
    }

    @Override
    public String loadAbsolute(Instruction.LoadAbsolute l) {
        return op(l) + "r0 = *(" + l.size().spelling(false) + " *)skb[" + l.at() + "]";
    }

    @Override
    public String loadIndirect(Instruction.LoadIndirect l) {
        return op(l) + "r0 = *(" + l.size().spelling(false) + " *)skb[" + l.index() + " + " + l.at() + "]";
    }

    @Override
    public String load(Instruction.Load l) {
        return op(l) + l.dst() + " = *" + memory(l.size(), l.signed(), l.from());
    }

    @Override
    public String store(Instruction.Store s) {
        return op(s) + "*" + memory(s.size(), false, s.to()) + " = " + operand(s.value(), Width.W64);
    }

    @Override
    public String atomic(Instruction.Atomic a) {
        String memory = memory(a.size(), false, a.memory());
        String wide = a.size() == Size.DW ? "64_" : "_";
        return op(a) + switch (a.op()) {
            case ADD, OR, AND, XOR -> "lock *" + memory + " " + a.op().symbol() + " " + a.register();
            case FETCH_ADD, FETCH_OR, FETCH_AND, FETCH_XOR, XCHG ->
                    a.register() + " = atomic" + wide + a.op().symbol() + "(" + memory + ", " + a.register() + ")";
            case CMPXCHG -> "r0 = atomic" + wide + a.op().symbol() + "(" + memory + ", r0, " + a.register() + ")";
            case LOAD_ACQUIRE -> a.register() + " = load_acquire(" + memory + ")";
            case STORE_RELEASE -> "store_release(" + memory + ", " + a.register() + ")";
        };
    }

    @Override
    public String jump(Instruction.Jump j) {
        String word = switch (j.kind()) {
            case GOTO -> "goto";
            case GOTOL -> "gotol";
            case MAY_GOTO -> "may_goto";
        };
        return op(j) + word + " pc" + Names.distance(j.distance());
    }

    @Override
    public String jumpTo(Instruction.JumpTo j) {
        return op(j) + "gotox " + j.target();
    }

    @Override
    public String jumpIf(Instruction.JumpIf j) {
        return op(j)
                + condition(j.left().in(j.width()), j.condition().symbol(), compared(j.right(), j.width()),
                        j.distance());
    }

    @Override
    public String call(Instruction.Call c) {
        return op(c) + "call " + names.callee(at, c);
    }

    @Override
    public String callTo(Instruction.CallTo c) {
        return op(c) + "callx " + c.target();
    }

    @Override
    public String exit(Instruction.Exit e) {
        return op(e) + "exit";
    }

    @Override
    public String noSpeculation(Instruction.NoSpeculation n) {
        return op(n) + "nospec";
    }

    @Override
    public String invalid(Instruction.Invalid i) {
        return InvalidSpelling.text(i.encoding());
    }

    static String hex(int opcode) {
        return HexFormat.of().toHexDigits((byte) opcode);
    }

    static String condition(String left, String symbol, String right, int distance) {
        return "if " + left + " " + symbol + " " + right + " goto pc" + Names.distance(distance);
    }

    static String operand(Operand operand, Width width) {
        return operand instanceof Operand.Imm imm
                ? Integer.toString(imm.value())
                : ((Operand.Reg) operand).register().in(width);
    }

    static String compared(Operand operand, Width width) {
        return operand instanceof Operand.Imm imm ? "0x" + Integer.toHexString(imm.value()) : operand(operand, width);
    }

    private static String op(Instruction instruction) {
        return OPCODES[instruction.opcode()];
    }

    private static String memory(Size size, boolean signed, Address address) {
        return "(" + size.spelling(signed) + " *)(" + address.base() + " " + Names.distance(address.offset()) + ")";
    }
}
