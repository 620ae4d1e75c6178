package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KallsymsReuseTest {
    private static final long ADDRESS = 0xffffffffc0001000L;

    @TempDir
    private Path directory;

    @Test
    void names_the_program_that_stands_now_where_another_stood() throws IOException {
        Path file = Files.writeString(
                directory.resolve("kallsyms"), "ffffffffc0001000 t bpf_prog_1111111111111111_old\t[bpf]\n");
        AtomicBoolean loadedSince = new AtomicBoolean();
        Kallsyms symbols = new Kallsyms(file, id -> loadedSince.getAndSet(false));
        assertThat(symbols.at(ADDRESS)).contains("bpf_prog_1111111111111111_old");
        Files.writeString(file, "ffffffffc0001000 t bpf_prog_2222222222222222_new\t[bpf]\n");
        assertThat(symbols.at(ADDRESS)).as("nothing was loaded").contains("bpf_prog_1111111111111111_old");
        loadedSince.set(true);
        assertThat(symbols.at(ADDRESS)).contains("bpf_prog_2222222222222222_new");
    }
}
