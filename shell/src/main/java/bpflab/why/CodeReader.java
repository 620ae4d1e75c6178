package bpflab.why;

import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.hook.ProgramType;
import bpflab.insn.Decoder;
import bpflab.insn.Instruction;
import bpflab.insn.Placed;
import bpflab.insn.Register;
import bpflab.why.CodeFacts.CLine;
import bpflab.why.CodeFacts.Constant;
import bpflab.why.CodeFacts.HelperCall;
import bpflab.why.CodeFacts.Length;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a program's instructions once, from the first to the last, and notes {@link CodeFacts}. */
final class CodeReader {
    private static final int ARGUMENTS = 5;
    private static final String MOVED = "[+]\\s*\\(?(?:sizeof|[A-Z_]{2,}|\\d{2,})";

    private final ProgramSpec program;
    private final Map<Integer, String> symbols;
    private final List<Constant> constants = new ArrayList<>();
    private final Set<Integer> answers = new HashSet<>();
    private final Set<String> stored = new HashSet<>();
    private final Map<String, Set<Long>> called = new HashMap<>();
    private final Map<Integer, Registers> arriving = new HashMap<>();
    private final List<HelperCall> helpers = new ArrayList<>();
    private Optional<Length> needed = Optional.empty();
    private boolean answersVary;
    private boolean acts;
    private boolean prints;
    private final Map<String, Registers> functions = new LinkedHashMap<>();
    private Registers now;
    private boolean reached = true;
    private int next;

    private CodeReader(ProgramSpec program, Registers start) {
        this.program = program;
        this.now = start;
        this.symbols = program.relocations().stream()
                .collect(Collectors.toMap(Relocation::slot, Relocation::symbol, (one, other) -> one));
    }

    /** The facts of a program. */
    static CodeFacts read(ProgramSpec program, ProgramType type) {
        return of(program, type, Registers.atStart()).facts();
    }

    /** And of the functions that it calls, with what all calls hand to them. */
    static CodeFacts read(ProgramSpec program, List<ProgramSpec> file, ProgramType type) {
        CodeReader main = of(program, type, Registers.atStart());
        CodeFacts facts = main.facts();
        Map<String, Registers> open = new LinkedHashMap<>(main.functions);
        Set<String> read = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.keySet().iterator().next();
            Registers start = open.remove(name);
            Optional<ProgramSpec> function = file.stream().filter(each -> each.name().equals(name)).findFirst();
            if (function.isPresent() && read.add(name)) {
                CodeReader inside = of(function.get(), type, start);
                facts = facts.with(inside.facts());
                inside.functions.forEach((other, arguments) -> open.merge(other, arguments, Registers::meet));
            }
        }
        return facts;
    }

    private static CodeReader of(ProgramSpec program, ProgramType type, Registers start) {
        CodeReader reader = new CodeReader(program, start);
        reader.walk(new CodeStep(reader, PacketFields.of(type)));
        return reader;
    }

    private CodeFacts facts() {
        return new CodeFacts(true, constants, needed, answersVary ? Set.of() : answers, acts, prints, stored, called,
                helpers);
    }

    private void walk(CodeStep step) {
        List<Placed> code = Decoder.decode(program.code());
        Set<Integer> loops = loops(code);
        for (Placed placed : code) {
            int slot = placed.at().index();
            next = slot + placed.bytes().length / 8;
            Registers others = arriving.get(slot);
            if (others != null) {
                now = reached ? now.meet(others) : others;
            } else if (!reached) {
                now = new Registers();
            }
            if (loops.contains(slot)) {
                now.loop();
            }
            reached = true;
            placed.instruction().match(step.at(slot, now));
        }
    }

    private static Set<Integer> loops(List<Placed> code) {
        Set<Integer> heads = new HashSet<>();
        for (Placed placed : code) {
            int distance = placed.instruction() instanceof Instruction.Jump jump ? jump.distance()
                    : placed.instruction() instanceof Instruction.JumpIf jump ? jump.distance() : 0;
            if (distance < 0) {
                heads.add(placed.at().index() + 1 + distance);
            }
        }
        return heads;
    }

    /** The way forks, or goes on, to there. */
    void jump(int distance) {
        arriving.merge(next + distance, now.copy(), Registers::meet);
    }

    /** What stands behind is not come to from here. */
    void end() {
        reached = false;
    }

    void answer(Held r0) {
        if (r0 instanceof Held.Number number) {
            answers.add((int) number.value());
        } else {
            answersVary = true;
        }
        end();
    }

    void constant(int slot, Held.Bytes bytes, long value, boolean set) {
        int size = bytes.size();
        if (size != 2 && size != 4) {
            return;
        }
        long cut = size == 2 ? value & 0xffff : value & 0xffff_ffffL;
        if (bytes.inOrder(1) || bytes.inOrder(-1)) {
            constants.add(new Constant(bytes.at(), size, bytes.inOrder(-1), cut, set, line(slot)));
        }
    }

    void length(int slot, Held.Packet proven) {
        if (proven.exact() && needed.filter(length -> length.bytes() >= proven.offset()).isEmpty()) {
            CodeLines lines = new CodeLines(program);
            Optional<CLine> plain = lines.saying("\\b" + proven.offset() + "\\b");
            needed = Optional.of(new Length(proven.offset(), plain.orElseGet(() -> line(slot)),
                    plain.isEmpty() && lines.saying(MOVED).isPresent()));
        }
    }

    void acts() {
        acts = true;
    }

    void prints() {
        prints = true;
    }

    void stores(String map) {
        stored.add(map);
    }

    /** A function of the kernel is called, with what is in the registers. */
    void helper(int slot, String name, Registers arguments) {
        Map<Integer, Long> numbers = new HashMap<>();
        String map = "";
        for (int register = ARGUMENTS; register > 0; register--) {
            Held held = arguments.get(new Register(register));
            if (held instanceof Held.Number number) {
                numbers.put(register, number.value());
            }
            map = held instanceof Held.MapNamed named ? named.name() : map;
        }
        helpers.add(new HelperCall(name, map, numbers, line(slot)));
    }

    /** A function is called, with what is in the registers. */
    void function(int slot, Registers arguments) {
        symbol(slot).ifPresent(name -> functions.merge(name, arguments.arguments(), Registers::meet));
    }

    /** A tail call: what the called program answers is not known here. */
    void calls(Held table, Held slot) {
        answersVary = true;
        handsTo(table, slot);
    }

    /** A tail call or a redirect. */
    void handsTo(Held table, Held slot) {
        if (table instanceof Held.MapNamed map && slot instanceof Held.Number number) {
            called.computeIfAbsent(map.name(), name -> new TreeSet<>()).add(number.value());
        }
    }

    /** What the loader puts there. */
    Optional<String> symbol(int slot) {
        return Optional.ofNullable(symbols.get(slot));
    }

    private CLine line(int slot) {
        return new CodeLines(program).line(slot);
    }
}
