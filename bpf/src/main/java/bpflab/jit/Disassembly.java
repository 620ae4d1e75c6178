package bpflab.jit;

import bpflab.kernel.Jited;
import bpflab.kernel.Symbols;
import bpflab.listing.Row;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** libLLVM at work on one program: {@code LLVMDisasmContextRef}. */
final class Disassembly implements AutoCloseable {
    private static final int TEXT_BYTES = 256;

    private final Symbols symbols;
    private final Pointer context;
    private final int leastBytes;
    private final Optional<ConstantCalls> calls;
    private final Map<String, Memory> names = new HashMap<>();

    /** A field, so that it lives as long as libLLVM may call it. */
    private final Llvm.SymbolLookup lookup = this::name;

    private Jited.Function current;

    private Disassembly(Target target, Symbols symbols, MachineCode.Syntax syntax) {
        this.symbols = symbols;
        this.leastBytes = target.leastBytes();
        this.calls = Optional.of(target)
                .filter(Target.AARCH64::equals)
                .map(known -> new ConstantCalls(symbols));
        this.context = Llvm.LLVMCreateDisasmCPUFeatures(target.triple(), "", target.features(), null, 0, null, lookup);
        if (context != null && syntax == MachineCode.Syntax.INTEL && target == Target.X86_64) {
            Llvm.LLVMSetDisasmOptions(context, Llvm.OPTION_VARIANT);
        }
    }

    /** A disassembler for an architecture; empty when libLLVM is missing, or cannot do it. */
    static Optional<Disassembly> open(String architecture, Symbols symbols, MachineCode.Syntax syntax) {
        return Target.of(architecture)
                .filter(target -> Llvm.ready(target.llvmName()))
                .map(target -> new Disassembly(target, symbols, syntax))
                .filter(opened -> opened.context != null);
    }

    /** The instructions of a function, one after the other. */
    void read(Jited.Function function, Consumer<Row.Code> to) {
        current = function;
        byte[] code = function.code();
        try (Memory bytes = new Memory(Math.max(1, code.length)); Memory text = new Memory(TEXT_BYTES)) {
            bytes.write(0, code, 0, code.length);
            int at = 0;
            while (at < code.length) {
                long read = Llvm.LLVMDisasmInstruction(
                        context, bytes.share(at), code.length - at, function.address() + at, text, TEXT_BYTES);
                int end = read > 0 ? at + (int) read : Math.min(code.length, at + leastBytes);
                String spelt = read > 0
                        ? text.getString(0, StandardCharsets.UTF_8.name()).strip().replace('\t', ' ')
                        : "(not an instruction)";
                byte[] instruction = Arrays.copyOfRange(code, at, end);
                String called = calls.flatMap(known -> known.next(instruction))
                        .map(name -> " <" + name + ">")
                        .orElse("");
                to.accept(new Row.Code(at, spelt + called, instruction));
                at = end;
            }
        }
    }

    /** Names where a call or jump goes: a place in this function by its offset, a function by its symbol. */
    private Pointer name(Pointer info, long value, Pointer referenceType, long pc, Pointer referenceName) {
        boolean branch = referenceType.getLong(0) == Llvm.REFERENCE_BRANCH;
        referenceType.setLong(0, 0);
        referenceName.setPointer(0, null);
        return branch ? target(value).map(this::kept).orElse(null) : null;
    }

    private Optional<String> target(long address) {
        long offset = address - current.address();
        return offset >= 0 && offset < current.code().length
                ? Optional.of("0x" + Long.toHexString(offset))
                : symbols.at(address);
    }

    private Pointer kept(String name) {
        return names.computeIfAbsent(name, n -> {
            byte[] text = (n + "\0").getBytes(StandardCharsets.UTF_8);
            Memory memory = new Memory(text.length);
            memory.write(0, text, 0, text.length);
            return memory;
        });
    }

    @Override
    public void close() {
        Llvm.LLVMDisasmDispose(context);
        names.values().forEach(Memory::close);
    }
}
