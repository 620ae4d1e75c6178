package bpflab.kernel;

import bpflab.btf.LineInfo;
import java.util.List;

/**
 * A program's machine code, function by function: from {@code struct bpf_prog_info}.
 *
 * @param architecture as uname names it: {@code x86_64}, {@code aarch64}
 * @param functions in the order of the xlated code
 */
public record Jited(String architecture, List<Function> functions) {
    public Jited {
        functions = List.copyOf(functions);
    }

    /**
     * One function.
     *
     * @param symbol its name in kallsyms: {@code bpf_prog_<tag>_<name>}; empty when unknown
     * @param prototype as in the xlated listing, without the colon; empty when unknown
     * @param address where it starts; 0 when it may not be read
     * @param code the machine code
     * @param lines the C lines, each with the byte offset into {@code code} where it starts
     */
    public record Function(String symbol, String prototype, long address, byte[] code, List<Line> lines) {
        public Function {
            lines = lines instanceof JitedLines ? lines : List.copyOf(lines);
        }
    }

    /** A C line and the byte offset into a function's code where its code starts. */
    public record Line(int offset, LineInfo info) {}
}
