package bpflab.jit;

import java.util.Arrays;
import java.util.Optional;

/** The architectures whose machine code can be read, as uname and as LLVM name them. */
enum Target {
    X86_64("x86_64", "X86", "x86_64-unknown-linux-gnu", "", 1),
    /**
     * More than the first Armv8: the kernel's JIT uses atomics, pointer authentication and landing pads where the CPU
     * has them. {@code +all} is known from LLVM 15 on; one that does not know a feature says so on stderr.
     */
    AARCH64("aarch64", "AArch64", "aarch64-unknown-linux-gnu", "+v8.6a", 4);

    private final String uname;
    private final String llvmName;
    private final String triple;
    private final String features;
    private final int leastBytes;

    Target(String uname, String llvmName, String triple, String features, int leastBytes) {
        this.uname = uname;
        this.llvmName = llvmName;
        this.triple = triple;
        this.features = features;
        this.leastBytes = leastBytes;
    }

    static Optional<Target> of(String uname) {
        return Arrays.stream(values()).filter(target -> target.uname.equals(uname)).findFirst();
    }

    String llvmName() {
        return llvmName;
    }

    String triple() {
        return triple;
    }

    String features() {
        return features;
    }

    /** The size of the shortest instruction: how far to go on after something that is none. */
    int leastBytes() {
        return leastBytes;
    }
}
