package bpflab.libbpf;

import bpflab.btf.Btf;
import bpflab.btf.FunctionInfo;
import bpflab.btf.LineInfo;
import bpflab.kernel.Jited;
import bpflab.kernel.Xlated;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arrays of {@code struct bpf_prog_info}: code, functions, lines, addresses. The kernel tells their sizes when first
 * asked, and fills them when asked again with room for them.
 */
final class ProgramDump {
    private final byte[] xlated;
    private final byte[] jited;
    private final byte[] functionRecords;
    private final int functionRecordBytes;
    private final byte[] lineRecords;
    private final int lineRecordBytes;
    private final List<Long> lineAddresses;
    private final List<Long> functionAddresses;
    private final List<Integer> functionLengths = new ArrayList<>();

    private ProgramDump(Arrays arrays) {
        xlated = arrays.bytes(ProgInfo.XLATED_INSNS);
        jited = arrays.bytes(ProgInfo.JITED_INSNS);
        functionRecords = arrays.bytes(ProgInfo.FUNC_INFO);
        functionRecordBytes = arrays.info.u32(ProgInfo.FUNC_INFO_REC_SIZE);
        lineRecords = arrays.bytes(ProgInfo.LINE_INFO);
        lineRecordBytes = arrays.info.u32(ProgInfo.LINE_INFO_REC_SIZE);
        lineAddresses = longs(arrays.buffer(ProgInfo.JITED_LINE_INFO));
        functionAddresses = longs(arrays.buffer(ProgInfo.JITED_KSYMS));
        ByteBuffer lengths = arrays.buffer(ProgInfo.JITED_FUNC_LENS);
        while (lengths.remaining() >= 4) {
            functionLengths.add(lengths.getInt());
        }
    }

    static ProgramDump read(Fd fd) {
        try (ObjectInfo sizes = ObjectInfo.read(fd, ProgInfo.BYTES); Arrays arrays = new Arrays(sizes)) {
            arrays.info.ask(fd);
            return new ProgramDump(arrays);
        }
    }

    boolean hasXlated() {
        return xlated.length > 0;
    }

    boolean hasJited() {
        return jited.length > 0;
    }

    Xlated xlated(Optional<Btf> btf) {
        return new Xlated(xlated, functions(btf), lines(btf), btf, functionAddresses);
    }

    Jited jited(Optional<Btf> btf, Kallsyms symbols, String architecture) {
        List<LineInfo> lines = lines(btf);
        List<FunctionInfo> functions = functions(btf);
        List<Jited.Function> found = new ArrayList<>();
        int from = 0;
        List<Integer> lengths = functionLengths.isEmpty() ? List.of(jited.length) : functionLengths;
        for (int i = 0; i < lengths.size(); i++) {
            int to = Math.min(jited.length, from + lengths.get(i));
            long address = i < functionAddresses.size() ? functionAddresses.get(i) : 0;
            String prototype = i < functions.size() && btf.isPresent() ? btf.get().prototype(functions.get(i).typeId()) : "";
            byte[] code = java.util.Arrays.copyOfRange(jited, from, to);
            found.add(new Jited.Function(symbols.at(address).orElse(""), prototype, address, code, linesOf(address, code.length, lines)));
            from = to;
        }
        return new Jited(architecture, found);
    }

    /** {@code jited_line_info} has an address for each record of {@code line_info}. */
    private List<Jited.Line> linesOf(long address, int bytes, List<LineInfo> lines) {
        List<Jited.Line> found = new ArrayList<>();
        for (int i = 0; address != 0 && i < Math.min(lines.size(), lineAddresses.size()); i++) {
            long offset = lineAddresses.get(i) - address;
            if (offset >= 0 && offset < bytes) {
                found.add(new Jited.Line((int) offset, lines.get(i)));
            }
        }
        return found;
    }

    private List<FunctionInfo> functions(Optional<Btf> btf) {
        return btf.isEmpty() || functionRecords.length == 0 ? List.of() : FunctionInfo.decode(functionRecords, functionRecordBytes, btf.get());
    }

    private List<LineInfo> lines(Optional<Btf> btf) {
        return btf.isEmpty() || lineRecords.length == 0 ? List.of() : LineInfo.decode(lineRecords, lineRecordBytes, btf.get());
    }

    private static List<Long> longs(ByteBuffer buffer) {
        List<Long> longs = new ArrayList<>();
        while (buffer.remaining() >= 8) {
            longs.add(buffer.getLong());
        }
        return longs;
    }

    /** The second question: the same structure with room for each array. */
    private static final class Arrays implements AutoCloseable {
        private final ObjectInfo info = ObjectInfo.empty(ProgInfo.BYTES);
        private final Map<Integer, Memory> rooms = new HashMap<>();
        private final Map<Integer, int[]> shapes = new HashMap<>();

        Arrays(ObjectInfo sizes) {
            room(sizes, ProgInfo.XLATED_INSNS, ProgInfo.XLATED_LEN, 1);
            room(sizes, ProgInfo.JITED_INSNS, ProgInfo.JITED_LEN, 1);
            records(sizes, ProgInfo.FUNC_INFO, ProgInfo.NR_FUNC_INFO, ProgInfo.FUNC_INFO_REC_SIZE);
            records(sizes, ProgInfo.LINE_INFO, ProgInfo.NR_LINE_INFO, ProgInfo.LINE_INFO_REC_SIZE);
            records(sizes, ProgInfo.JITED_LINE_INFO, ProgInfo.NR_JITED_LINE_INFO, ProgInfo.JITED_LINE_INFO_REC_SIZE);
            room(sizes, ProgInfo.JITED_KSYMS, ProgInfo.NR_JITED_KSYMS, 8);
            room(sizes, ProgInfo.JITED_FUNC_LENS, ProgInfo.NR_JITED_FUNC_LENS, 4);
        }

        private void records(ObjectInfo sizes, int pointer, int count, int recordSize) {
            info.putU32(recordSize, sizes.u32(recordSize));
            room(sizes, pointer, count, sizes.u32(recordSize));
        }

        private void room(ObjectInfo sizes, int pointer, int count, int itemBytes) {
            int items = sizes.u32(count);
            if (items == 0 || itemBytes == 0) {
                return;
            }
            Memory room = new Memory((long) items * itemBytes);
            room.clear();
            rooms.put(pointer, room);
            shapes.put(pointer, new int[] {count, itemBytes});
            info.putU32(count, items);
            info.putPointer(pointer, room);
        }

        /** What the kernel wrote: nothing where it took the pointer away, for it hides the code from those who may not see it. */
        byte[] bytes(int pointer) {
            Memory room = rooms.get(pointer);
            if (room == null || info.u64(pointer) == 0) {
                return new byte[0];
            }
            int[] shape = shapes.get(pointer);
            long written = Math.min(room.size(), (long) info.u32(shape[0]) * shape[1]);
            return room.getByteArray(0, (int) written);
        }

        ByteBuffer buffer(int pointer) {
            return ByteBuffer.wrap(bytes(pointer)).order(ByteOrder.nativeOrder());
        }

        @Override
        public void close() {
            rooms.values().forEach(Memory::close);
            info.close();
        }
    }
}
