package bpflab.jit;

import bpflab.libbpf.Binding;
import com.sun.jna.Callback;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** libLLVM's disassembler, spelt as in llvm-c/Disassembler.h; stable from LLVM 3 on. */
final class Llvm {
    /** {@code LLVMDisassembler_Option_AsmPrinterVariant}: Intel's spelling on x86. */
    static final long OPTION_VARIANT = 4;

    /** {@code LLVMDisassembler_ReferenceType_In_Branch}. */
    static final long REFERENCE_BRANCH = 1;

    private static final Set<String> READY = new HashSet<>();

    private static volatile boolean begun;
    private static volatile Optional<NativeLibrary> library;

    private Llvm() {}

    /** Whether somebody looks for the library, or has done so. */
    static boolean isBegun() {
        return begun;
    }

    /**
     * Loads the library, which takes 15 ms; whoever else needs one for the first time, or a native method, waits for
     * the loader meanwhile. A second call does nothing.
     *
     * @return whether there is one that has a disassembler
     */
    static synchronized boolean link() {
        if (library == null) {
            begun = true;
            Optional<NativeLibrary> opened = LlvmFile.find().flatMap(Llvm::open);
            opened.ifPresent(found -> Binding.bind(Llvm.class, found));
            library = opened;
        }
        return library.isPresent();
    }

    private static Optional<NativeLibrary> open(Path file) {
        try {
            NativeLibrary found = NativeLibrary.getInstance(file.toString());
            found.getFunction("LLVMCreateDisasm");
            return Optional.of(found);
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a target ready: {@code X86}, {@code AArch64}.
     *
     * @return whether this libLLVM was built with it
     */
    static synchronized boolean ready(String target) {
        if (!link()) {
            return false;
        }
        if (!READY.contains(target)) {
            try {
                for (String part : new String[] {"TargetInfo", "TargetMC", "Disassembler"}) {
                    library.get().getFunction("LLVMInitialize" + target + part).invokeVoid(new Object[0]);
                }
            } catch (UnsatisfiedLinkError e) {
                return false;
            }
            READY.add(target);
        }
        return true;
    }

    /**
     * {@code LLVMSymbolLookupCallback}: a name for an address, or null; what kind of name goes to
     * {@code referenceType}.
     */
    interface SymbolLookup extends Callback {
        /** Pointers as numbers: it is asked for each number of the code, most of which are no addresses. */
        long callback(long info, long value, long referenceType, long pc, long referenceName);
    }

    static native Pointer LLVMCreateDisasmCPUFeatures(
            String triple, String cpu, String features, Pointer info, int tagType, Pointer opInfo, SymbolLookup lookup);

    static native int LLVMSetDisasmOptions(Pointer context, long options);

    /** Pointers as numbers, which go twice as fast: a listing may call it a million times. */
    static native long LLVMDisasmInstruction(
            long context, long bytes, long count, long pc, long text, long textBytes);

    static native void LLVMDisasmDispose(Pointer context);
}
