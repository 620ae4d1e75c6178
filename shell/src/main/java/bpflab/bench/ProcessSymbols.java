package bpflab.bench;

import bpflab.elf.Executable;
import bpflab.elf.FunctionTable;
import bpflab.machine.MappedCode;
import bpflab.owner.PlainFile;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names for addresses of a process: from the symbols of its program and libraries, and for code that a runtime made
 * from {@code /tmp/perf-PID.map}. Tables are kept by file; where a process has what is asked anew each time.
 */
final class ProcessSymbols {
    private static final int MOST_TABLES = 64;
    private static final long MOST_BYTES = 64L << 20;

    private final Map<String, FunctionTable> tables = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FunctionTable> eldest) {
            return size() > MOST_TABLES;
        }
    };

    /**
     * The function, {@code main+0x12}; the file and how far where it has no symbol for it, {@code libc.so.6+0x2a1b3};
     * else the number.
     */
    synchronized String name(long process, long address) {
        String number = "0x" + Long.toHexString(address);
        Optional<MappedCode> code = MappedCode.around(process, address);
        if (code.isEmpty()) {
            return number;
        }
        MappedCode mapped = code.get();
        if (!mapped.path().startsWith("/")) {
            return made(process).around(address).orElse(number);
        }
        long offset = address - mapped.start() + mapped.offset();
        return tables.computeIfAbsent(mapped.device() + mapped.path(), any -> table(mapped.file()))
                .around(offset)
                .orElseGet(() -> Path.of(mapped.path()).getFileName() + "+0x" + Long.toHexString(offset));
    }

    private static FunctionTable table(Path file) {
        try {
            return Executable.read(file).table();
        } catch (TroubleException unreadable) {
            return new FunctionTable();
        }
    }

    /** Lines of {@code START SIZE NAME}, as perf reads them. */
    private static FunctionTable made(long process) {
        Path file = Path.of("/proc", Long.toString(process), "root/tmp/perf-" + process + ".map");
        FunctionTable table = new FunctionTable();
        for (String line : text(file).lines().toList()) {
            String[] words = line.split(" ", 3);
            if (words.length == 3) {
                try {
                    table.add(Long.parseUnsignedLong(words[0], 16), Long.parseUnsignedLong(words[1], 16), words[2]);
                } catch (NumberFormatException torn) {
                    continue; // the runtime may be writing it now
                }
            }
        }
        return table;
    }

    private static String text(Path file) {
        try {
            return new String(PlainFile.read(file, MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }
}
