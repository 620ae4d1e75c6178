package bpflab.kernel;

import bpflab.btf.Btf;
import bpflab.btf.FunctionInfo;
import bpflab.btf.LineInfo;
import bpflab.btf.LineRecords;
import java.util.List;
import java.util.Optional;

/**
 * A program after the verifier rewrote it, and what names its parts: from {@code struct bpf_prog_info}.
 *
 * @param code the instructions' bytes, 8 a slot, all functions one behind the other
 * @param functions where each function starts, with its type
 * @param lines the C lines
 * @param btf the types of functions and variables
 * @param functionAddresses {@code jited_ksyms}: the machine code address of each function; empty when they may not be
 *     read
 */
public record Xlated(
        byte[] code,
                List<FunctionInfo> functions, List<LineInfo> lines, Optional<Btf> btf, List<Long> functionAddresses) {
    public Xlated {
        functions = List.copyOf(functions);
        lines = lines instanceof LineRecords ? lines : List.copyOf(lines);
        functionAddresses = List.copyOf(functionAddresses);
    }
}
