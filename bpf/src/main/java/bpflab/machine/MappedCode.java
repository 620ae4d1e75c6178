package bpflab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Code in the memory of a process, a line of proc_pid_maps(5).
 *
 * @param start its first address
 * @param end the first behind it
 * @param offset where it begins in its file, in bytes
 * @param device the file's device and inode, as the kernel writes them
 * @param path the file as the process names it; empty for memory that it wrote itself
 * @param file the very file, also where the process has another root or the name was taken away
 */
public record MappedCode(long start, long end, long offset, String device, String path, Path file) {
    private static final Pattern LINE =
            Pattern.compile("(([0-9a-f]+)-([0-9a-f]+)) ..x. ([0-9a-f]+) (\\S+ \\d+) *(.*)");

    /** Where a process has an address; empty when it has none there that it may run, or is gone. */
    public static Optional<MappedCode> around(long process, long address) {
        Path folder = Path.of("/proc", Long.toString(process));
        try (Stream<String> lines = Files.lines(folder.resolve("maps"))) {
            return lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> of(folder, line))
                    .filter(code -> Long.compareUnsigned(address, code.start) >= 0
                            && Long.compareUnsigned(address, code.end) < 0)
                    .findFirst();
        } catch (IOException | UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    private static MappedCode of(Path folder, Matcher line) {
        return new MappedCode(Long.parseUnsignedLong(line.group(2), 16), Long.parseUnsignedLong(line.group(3), 16),
                Long.parseUnsignedLong(line.group(4), 16), line.group(5), line.group(6),
                folder.resolve("map_files").resolve(line.group(1)));
    }
}
