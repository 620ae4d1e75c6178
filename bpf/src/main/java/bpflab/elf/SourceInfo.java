package bpflab.elf;

import bpflab.btf.Btf;
import bpflab.btf.FunctionInfo;
import bpflab.btf.LineInfo;
import bpflab.insn.Slot;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code .BTF.ext} says of the code, by section; slots are counted from the section's start. The format is that of
 * {@code struct btf_ext_header} in libbpf_internal.h and Documentation/bpf/btf.rst, section 4; records may be longer
 * than we know.
 */
record SourceInfo(
        Map<String, List<FunctionInfo>> functions, Map<String, List<LineInfo>> lines,
        Map<String, List<CoreRelocation>> core) {
    static final SourceInfo NONE = new SourceInfo(Map.of(), Map.of(), Map.of());
    private static final int MAGIC = 0xeb9f;
    private static final int HEADER_BYTES = 24;
    private static final int FUNCTION_BYTES = 8;
    private static final int LINE_BYTES = 16;
    /** Where the header has the third table, if it is as long as that. */
    private static final int CORE = 24;

    static SourceInfo read(Elf elf, Btf btf) {
        return elf.section(".BTF.ext")
                .map(section -> new Reader(elf.image().name(), elf.image().data(section), btf).read())
                .orElse(NONE);
    }

    List<FunctionInfo> functionsOf(String section) {
        return functions.getOrDefault(section, List.of());
    }

    List<LineInfo> linesOf(String section) {
        return lines.getOrDefault(section, List.of());
    }

    List<CoreRelocation> coreOf(String section) {
        return core.getOrDefault(section, List.of());
    }

    /** Turns one record into its value. */
    private interface Decode<T> {
        T record(ByteBuffer record);
    }

    private record Reader(String name, ByteBuffer data, Btf btf) {

        SourceInfo read() {
            if (data.limit() < HEADER_BYTES || (data.getShort(0) & 0xffff) != MAGIC) {
                throw ElfErrors.inconsistent(name, "its .BTF.ext does not begin as one");
            }
            long start = Integer.toUnsignedLong(data.getInt(4));
            return new SourceInfo(
                    table(start, 8, FUNCTION_BYTES, this::function), table(start, 16, LINE_BYTES, this::line),
                    start < CORE + 8 || data.limit() < CORE + 8 ? Map.of()
                            : table(start, CORE, CoreRelocation.BYTES, this::core));
        }

        /** A table is a record size, then for each section its name, a count and the records. */
        private <T> Map<String, List<T>> table(long start, int pointer, int atLeast, Decode<T> decode) {
            ByteBuffer table =
                    part(data, start + Integer.toUnsignedLong(data.getInt(pointer)),
                            Integer.toUnsignedLong(data.getInt(pointer + 4)));
            Map<String, List<T>> bySection = new HashMap<>();
            if (table.remaining() == 0) {
                return bySection;
            }
            int size = part(table, 0, Integer.BYTES).getInt(0);
            if (size < atLeast) {
                throw ElfErrors.inconsistent(name, "its .BTF.ext has records of " + size + " bytes");
            }
            long at = Integer.BYTES;
            while (at < table.limit()) {
                ByteBuffer head = part(table, at, 8);
                long bytes = Integer.toUnsignedLong(head.getInt(4)) * size;
                ByteBuffer records = part(table, at + 8, bytes);
                bySection.computeIfAbsent(btf.string(head.getInt(0)), any -> new ArrayList<>())
                        .addAll(decoded(records, size, decode));
                at += 8 + bytes;
            }
            return bySection;
        }

        private <T> List<T> decoded(ByteBuffer records, int size, Decode<T> decode) {
            List<T> decoded = new ArrayList<>();
            for (int at = 0; at < records.limit(); at += size) {
                decoded.add(decode.record(part(records, at, size)));
            }
            return decoded;
        }

        private FunctionInfo function(ByteBuffer record) {
            return new FunctionInfo(record.getInt(0) / Slot.BYTES, record.getInt(4));
        }

        /** Line and column share four bytes: 22 bits and 10. */
        private LineInfo line(ByteBuffer record) {
            int position = record.getInt(12);
            String file = btf.string(record.getInt(4));
            return new LineInfo(
                    record.getInt(0) / Slot.BYTES, file, btf.string(record.getInt(8)), position >>> 10,
                            position & 0x3ff);
        }

        private CoreRelocation core(ByteBuffer record) {
            return CoreRelocation.of(record.getInt(0) / Slot.BYTES, record.getInt(4), btf.string(record.getInt(8)),
                    record.getInt(12), btf);
        }

        private ByteBuffer part(ByteBuffer of, long offset, long size) {
            if (offset < 0 || size < 0 || offset > of.limit() || size > of.limit() - offset) {
                throw ElfErrors.inconsistent(name, "its .BTF.ext points outside of itself");
            }
            return of.slice((int) offset, (int) size).order(of.order());
        }
    }
}
