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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A program's code as the kernel has it, with what names its parts. */
final class ProgramDump {
    private final ProgramInfo info;
    private final Optional<Btf> btf;
    private final byte[] xlated;
    private final byte[] jited;
    private final List<FunctionInfo> functions;
    private final List<LineInfo> lines;
    private final LongBuffer lineAddresses;
    private final List<Long> addresses;
    private final List<Integer> lengths;
    private final byte[] tags;

    private ProgramDump(ProgramInfo info, Optional<Btf> btf, ProgArrays arrays) {
        this.info = info;
        this.btf = btf;
        xlated = arrays.bytes(ProgInfo.XLATED_INSNS);
        jited = arrays.bytes(ProgInfo.JITED_INSNS);
        byte[] functionRecords = arrays.bytes(ProgInfo.FUNC_INFO);
        functions = btf.isEmpty() || functionRecords.length == 0
                ? List.of()
                : FunctionInfo.decode(functionRecords, arrays.u32(ProgInfo.FUNC_INFO_REC_SIZE), btf.get());
        byte[] lineRecords = arrays.bytes(ProgInfo.LINE_INFO);
        lines = btf.isEmpty() || lineRecords.length == 0
                ? List.of()
                : new LineRecords(lineRecords, arrays.u32(ProgInfo.LINE_INFO_REC_SIZE), btf.get());
        lineAddresses = ByteBuffer.wrap(arrays.bytes(ProgInfo.JITED_LINE_INFO)).order(ByteOrder.nativeOrder())
                .asLongBuffer();
        addresses = arrays.longs(ProgInfo.JITED_KSYMS);
        lengths = arrays.ints(ProgInfo.JITED_FUNC_LENS);
        tags = arrays.bytes(ProgInfo.PROG_TAGS);
    }

    static ProgramDump read(Fd fd, ProgramInfo info, Optional<Btf> btf) {
        try (ProgArrays arrays = ProgArrays.read(fd)) {
            return new ProgramDump(info, btf, arrays);
        }
    }

    boolean hasXlated() {
        return xlated.length > 0;
    }

    boolean hasJited() {
        return jited.length > 0;
    }

    Xlated xlated() {
        return new Xlated(xlated, functions, lines, btf, addresses);
    }

    Jited jited(String architecture) {
        List<Jited.Function> found = new ArrayList<>();
        List<Integer> sizes = lengths.isEmpty() ? List.of(jited.length) : lengths;
        int from = 0;
        for (int i = 0; i < sizes.size(); i++) {
            int to = Math.min(jited.length, from + sizes.get(i));
            long address = i < addresses.size() ? addresses.get(i) : 0;
            byte[] code = Arrays.copyOfRange(jited, from, to);
            found.add(new Jited.Function(symbol(i), prototype(i), address, code, linesOf(address, code.length)));
            from = to;
        }
        return new Jited(architecture, found);
    }

    /** Tells the names of this program's functions, which /proc/kallsyms has too, but only when it is read again. */
    void teach(Kallsyms symbols) {
        for (int i = 0; i < addresses.size(); i++) {
            symbols.learn(addresses.get(i), symbol(i));
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

    /** {@code jited_line_info} has an address for each record of {@code line_info}. */
    private List<Jited.Line> linesOf(long address, int bytes) {
        JitedLines found = new JitedLines(lines);
        for (int i = 0; address != 0 && i < Math.min(lines.size(), lineAddresses.capacity()); i++) {
            long offset = lineAddresses.get(i) - address;
            if (offset >= 0 && offset < bytes) {
                found.put((int) offset, i);
            }
        }
        return found;
    }
}
