package bpflab.linux;

import bpflab.btf.Btf;
import bpflab.btf.FunctionInfo;
import bpflab.btf.LineInfo;
import bpflab.btf.LineRecords;
import bpflab.btf.Type;
import bpflab.kernel.Jited;
import bpflab.kernel.JitedLines;
import bpflab.kernel.ProgramInfo;
import bpflab.kernel.Xlated;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.ProgInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A program's code as the kernel has it, with what names its parts. */
final class ProgramDump {
    private final ProgramInfo info;
    private final Optional<Btf> btf;
    private final byte[] code;
    private final List<FunctionInfo> functions;
    private final List<LineInfo> lines;
    private final long[] lineAddresses;
    private final long[] addresses;
    private final int[] lengths;
    private final byte[] tags;

    private ProgramDump(ProgramInfo info, Optional<Btf> btf, byte[] code, ProgArrays arrays) {
        this.info = info;
        this.btf = btf;
        this.code = code;
        byte[] functionRecords = arrays.bytes(ProgInfo.FUNC_INFO);
        functions = btf.isEmpty() || functionRecords.length == 0
                ? List.of()
                : FunctionInfo.decode(functionRecords, arrays.u32(ProgInfo.FUNC_INFO_REC_SIZE), btf.get());
        byte[] lineRecords = arrays.bytes(ProgInfo.LINE_INFO);
        lines = btf.isEmpty() || lineRecords.length == 0
                ? List.of()
                : new LineRecords(lineRecords, arrays.u32(ProgInfo.LINE_INFO_REC_SIZE), btf.get());
        lineAddresses = arrays.longs(ProgInfo.JITED_LINE_INFO);
        addresses = arrays.longs(ProgInfo.JITED_KSYMS);
        lengths = arrays.ints(ProgInfo.JITED_FUNC_LENS);
        tags = arrays.bytes(ProgInfo.PROG_TAGS);
    }

    /** With the code after the verifier; without any where the kernel hides it. */
    static ProgramDump xlated(Fd fd, ProgramInfo info, Optional<Btf> btf) {
        try (ProgArrays arrays = ProgArrays.read(fd, ProgArrays.Code.XLATED)) {
            return new ProgramDump(info, btf, arrays.bytes(ProgInfo.XLATED_INSNS), arrays);
        }
    }

    /** With the machine code; without any where the kernel hides it, or has none. */
    static ProgramDump jited(Fd fd, ProgramInfo info, Optional<Btf> btf) {
        try (ProgArrays arrays = ProgArrays.read(fd, ProgArrays.Code.JITED)) {
            return new ProgramDump(info, btf, arrays.bytes(ProgInfo.JITED_INSNS), arrays);
        }
    }

    boolean hasCode() {
        return code.length > 0;
    }

    Xlated xlated() {
        List<Long> functionAddresses = new ArrayList<>();
        for (long address : addresses) {
            functionAddresses.add(address);
        }
        return new Xlated(code, functions, lines, btf, functionAddresses);
    }

    Jited jited(String architecture) {
        List<Jited.Function> found = new ArrayList<>();
        int[] sizes = lengths.length == 0 ? new int[] {code.length} : lengths;
        int from = 0;
        for (int i = 0; i < sizes.length; i++) {
            int to = Math.min(code.length, from + sizes[i]);
            long address = i < addresses.length ? addresses[i] : 0;
            byte[] its = Arrays.copyOfRange(code, from, to);
            found.add(new Jited.Function(symbol(i), prototype(i), address, its, linesOf(address, its.length)));
            from = to;
        }
        return new Jited(architecture, found);
    }

    /** Tells the names of this program's functions, which /proc/kallsyms has too, but only when it is read again. */
    void teach(Kallsyms symbols) {
        for (int i = 0; i < addresses.length; i++) {
            symbols.learn(addresses[i], symbol(i));
        }
    }

    /**
     * As the kernel makes it ({@code bpf_prog_ksym_set_name} in kernel/bpf/core.c): the first function has the tag of
     * the whole program.
     */
    private String symbol(int function) {
        int at = function * ProgInfo.TAG_BYTES;
        String tag = function > 0 && at + ProgInfo.TAG_BYTES <= tags.length
                ? HexFormat.of().formatHex(tags, at, at + ProgInfo.TAG_BYTES)
                : info.tag();
        String name = function < functions.size()
                && btf.isPresent()
                && btf.get().type(functions.get(function).typeId()) instanceof Type.Function type
                ? type.name()
                : info.name();
        return name.isEmpty() ? "bpf_prog_" + tag : "bpf_prog_" + tag + "_" + name;
    }

    private String prototype(int function) {
        return function < functions.size() && btf.isPresent()
                ? btf.get().prototype(functions.get(function).typeId())
                : "";
    }

    private List<Jited.Line> linesOf(long address, int bytes) {
        return address == 0 ? List.of() : new JitedLines(lines, lineAddresses, address, bytes);
    }
}
