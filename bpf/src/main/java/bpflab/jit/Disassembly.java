package bpflab.jit;

import bpflab.kernel.Jited;
import bpflab.kernel.Symbols;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** libLLVM at work on one program: {@code LLVMDisasmContextRef}. */
final class Disassembly implements AutoCloseable {
    private static final int TEXT_BYTES = 256;
    /** Instructions whose texts are taken over at once: a call for each takes as long as all the rest of it. */
    private static final int AT_ONCE = 64;
    private static final byte[] NO_INSTRUCTION = "(not an instruction)".getBytes(StandardCharsets.US_ASCII);

    private final Symbols symbols;
    private final Pointer context;
    private final int leastBytes;
    private final boolean callsConstants;
    /** Of the instructions that were read one after the other. */
    private Optional<ConstantCalls> calls = Optional.empty();
    private final Map<String, Memory> names = new HashMap<>();

    /** A field, so that it lives as long as libLLVM may call it. */
    private final Llvm.SymbolLookup lookup = this::name;

    /** The texts that libLLVM wrote last, and where each instruction ends; the complement where it was none. */
    private final byte[] letters = new byte[AT_ONCE * TEXT_BYTES];
    private final int[] ends = new int[AT_ONCE];
    /** Of each the text that it had before, if any; else whether it says the same anywhere, and what it is known by. */
    private final byte[][] again = new byte[AT_ONCE][];
    private final boolean[] kept = new boolean[AT_ONCE];
    private final long[] windows = new long[AT_ONCE];
    private final Spellings known = new Spellings();
    private boolean branches;

    /** Where libLLVM writes them. */
    private final Memory texts = new Memory(letters.length);

    /** What is read now: the function, its code, and the same where libLLVM sees it; null before the first. */
    private Jited.Function current;
    private ByteBuffer code;
    private Memory bytes;

    private Disassembly(Target target, Symbols symbols, MachineCode.Syntax syntax) {
        this.symbols = symbols;
        this.leastBytes = target.leastBytes();
        this.callsConstants = target == Target.AARCH64;
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

    /** Takes what is read. */
    interface Reader {
        /**
         * An instruction.
         *
         * @param at where it begins in its function, {@code end} where the next one does
         * @param text UTF-8: {@code length} bytes from {@code from}; it changes with the next one
         */
        void instruction(int at, int end, byte[] text, int from, int length);
    }

    /**
     * The instructions of a function that begin from {@code start} on, up to {@code stop}, one after the other.
     *
     * @return where the next one begins: {@code stop}, or behind it when an instruction lies across
     */
    int read(Jited.Function function, int start, int stop, Reader to) {
        show(function);
        calls = callsConstants ? Optional.of(new ConstantCalls(symbols)) : Optional.empty();
        int at = start;
        while (at < stop) {
            int count = spell(at, stop);
            texts.read(0, letters, 0, count * TEXT_BYTES);
            for (int i = 0; i < count; i++) {
                boolean none = ends[i] < 0;
                int end = none ? ~ends[i] : ends[i];
                if (none) {
                    given(at, end, NO_INSTRUCTION, 0, NO_INSTRUCTION.length, to);
                } else if (again[i] != null) {
                    given(at, end, again[i], 0, again[i].length, to);
                } else {
                    spelt(at, end, i, to);
                }
                at = end;
            }
        }
        return at;
    }

    private void show(Jited.Function function) {
        if (current != function) {
            hide();
            bytes = new Memory(Math.max(1, function.code().length));
            bytes.write(0, function.code(), 0, function.code().length);
            code = ByteBuffer.wrap(function.code()).order(ByteOrder.LITTLE_ENDIAN);
            current = function;
        }
    }

    private void hide() {
        if (bytes != null) {
            bytes.close();
        }
    }

    /**
     * Has libLLVM spell as many instructions as are taken over at once, but for those that it has spelt before.
     *
     * @return how many there were
     */
    private int spell(int start, int stop) {
        long disassembler = Pointer.nativeValue(context);
        long first = Pointer.nativeValue(bytes);
        long text = Pointer.nativeValue(texts);
        int length = code.capacity();
        long address = current.address();
        int count = 0;
        for (int at = start; at < stop && count < AT_ONCE; count++) {
            boolean whole = at + Spellings.WINDOW <= length;
            windows[count] = whole ? code.getLong(at) : 0;
            int place = whole ? known.find(windows[count]) : -1;
            again[count] = place < 0 ? null : known.text(place);
            if (place >= 0) {
                at += known.length(place);
                ends[count] = at;
                continue;
            }
            branches = false;
            long read = Llvm.LLVMDisasmInstruction(
                    disassembler, first + at, length - at, address + at, text + count * TEXT_BYTES, TEXT_BYTES);
            kept[count] = whole && !branches && read > 0 && read <= Spellings.WINDOW;
            at = read > 0 ? at + (int) read : Math.min(length, at + leastBytes);
            ends[count] = read > 0 ? at : ~at;
        }
        return count;
    }

    /**
     * As libLLVM spells it, but for the tabs.
     *
     * @param number its own among those that were spelt at once
     */
    private void spelt(int at, int end, int number, Reader to) {
        int from = number * TEXT_BYTES;
        int start = -1;
        int stop = from;
        for (int i = from; i < from + TEXT_BYTES && letters[i] != 0; i++) {
            if (letters[i] == '\t') {
                letters[i] = ' ';
            }
            if (letters[i] < 0 || letters[i] > ' ') {
                start = start < 0 ? i : start;
                stop = i + 1;
            }
        }
        start = start < 0 ? from : start;
        if (kept[number]) {
            known.put(windows[number], end - at, letters, start, stop);
        }
        given(at, end, letters, start, stop - start, to);
    }

    private void given(int at, int end, byte[] text, int from, int length, Reader to) {
        Optional<String> called = calls.isPresent()
                ? calls.get().next(Arrays.copyOfRange(current.code(), at, end))
                : Optional.empty();
        if (called.isEmpty()) {
            to.instruction(at, end, text, from, length);
            return;
        }
        String named = new String(text, from, length, StandardCharsets.UTF_8) + " <" + called.get() + ">";
        byte[] all = named.getBytes(StandardCharsets.UTF_8);
        to.instruction(at, end, all, 0, all.length);
    }

    /** Names where a call or jump goes: a place in this function by its offset, a function by its symbol. */
    private long name(long info, long value, long referenceType, long pc, long referenceName) {
        Pointer type = new Pointer(referenceType);
        if (type.getLong(0) != Llvm.REFERENCE_BRANCH) {
            return 0;
        }
        branches = true; // the same bytes go elsewhere from elsewhere
        type.setLong(0, 0);
        new Pointer(referenceName).setPointer(0, null);
        return target(value).map(this::kept).map(Pointer::nativeValue).orElse(0L);
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
        hide();
        texts.close();
        names.values().forEach(Memory::close);
    }
}
