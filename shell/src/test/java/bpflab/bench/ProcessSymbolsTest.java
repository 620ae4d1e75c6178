package bpflab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.Executable;
import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel // other processes' map_files are root's
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProcessSymbolsTest {
    private final ProcessSymbols symbols = new ProcessSymbols();
    private Process other;

    @BeforeEach
    void start() throws IOException {
        other = new ProcessBuilder("cat").start();
        other.getOutputStream().write("here\n".getBytes());
        other.getOutputStream().flush();
        assertThat(other.inputReader().readLine()).isEqualTo("here");
    }

    @AfterEach
    void end() {
        other.destroy();
    }

    /** A line of maps, cut: addresses, rights, offset, device, inode, path. */
    private record Part(long start, long offset, String path) {}

    private static Part part(long pid, String rights, String path) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
            return lines.map(line -> line.split(" +", 6))
                    .filter(words -> words[1].equals(rights) && words[5].contains(path))
                    .map(words -> new Part(Long.parseUnsignedLong(words[0].split("-")[0], 16),
                            Long.parseLong(words[2], 16), words[5]))
                    .findFirst().orElseThrow();
        }
    }

    @Test
    void a_function_of_a_library_is_named_and_how_far() throws IOException {
        Part libc = part(other.pid(), "r-xp", "/libc.so");
        long offset = Executable.read(Path.of(libc.path())).functions().get("gnu_get_libc_version");
        long address = libc.start() - libc.offset() + offset;

        assertThat(symbols.name(other.pid(), address)).isEqualTo("gnu_get_libc_version");
        assertThat(symbols.name(other.pid(), address + 3)).isEqualTo("gnu_get_libc_version+0x3");
    }

    @Test
    void what_has_no_symbol_is_told_by_its_file() throws IOException {
        Part program = part(other.pid(), "r-xp", "/cat");

        assertThat(symbols.name(other.pid(), program.start() + 5))
                .isEqualTo("cat+0x" + Long.toHexString(program.offset() + 5));
    }

    @Test
    void what_is_no_code_stays_a_number() throws IOException {
        Part data = part(other.pid(), "rw-p", "/libc.so");

        assertThat(symbols.name(other.pid(), data.start())).isEqualTo("0x" + Long.toHexString(data.start()));
        assertThat(symbols.name(other.pid(), 0x10)).isEqualTo("0x10");
    }

    @Test
    void who_has_ended_has_numbers() throws Exception {
        long address = part(other.pid(), "r-xp", "/libc.so").start();
        other.destroy();
        other.waitFor();

        assertThat(symbols.name(other.pid(), address)).isEqualTo("0x" + Long.toHexString(address));
    }

    /** This very JVM has code that it made. */
    @Test
    void code_that_a_runtime_made_is_named_by_its_own_map() throws IOException {
        long self = ProcessHandle.current().pid();
        long code;
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            code = lines.filter(line -> line.matches("\\S+ rwxp 00000000 00:00 0 *"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.split("-")[0], 16)).findFirst().orElseThrow();
        }
        Path map = Path.of("/tmp/perf-" + self + ".map");
        Files.write(map, List.of("no line", Long.toHexString(code) + " 40 Course::lesson(int)", "ff"));
        try {
            assertThat(symbols.name(self, code + 0x3f)).isEqualTo("Course::lesson(int)+0x3f");
            assertThat(symbols.name(self, code + 0x40)).isEqualTo("0x" + Long.toHexString(code + 0x40));
        } finally {
            Files.delete(map);
        }
    }
}
