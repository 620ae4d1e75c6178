package bpflab.linux;

import static bpflab.linux.LoadTest.program;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.Jited;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.kernel.Symbols;
import bpflab.kernel.Xlated;
import bpflab.listing.Listing;
import bpflab.listing.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public class DumpTest {
    private Kernel kernel;
    private LoadedObject loaded;
    private Program many;

    @BeforeEach
    void load() {
        kernel = LinuxKernel.open();
        loaded = kernel.load(Sources.object("subprogram"), LoadOptions.DEFAULT);
        many = program(loaded, "many");
    }

    @AfterEach
    void close() {
        loaded.close();
        kernel.close();
    }

    @Test
    void xlated_code_is_byte_for_byte_what_bpftool_writes(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("xlated");
        bpftool("prog", "dump", "xlated", "id", Integer.toString(many.info().id()), "file", file.toString());
        Xlated xlated = many.xlated();
        assertThat(xlated.code()).isEqualTo(Files.readAllBytes(file)).hasSize(many.info().xlatedBytes());
        assertThat(xlated.functions()).hasSize(2);
        assertThat(xlated.functionAddresses()).hasSize(2).doesNotContain(0L);
        assertThat(xlated.lines())
                .anySatisfy(line -> assertThat(line.text().strip()).isEqualTo("if (port(ctx) > 100)"));
    }

    @Test
    void xlated_rows_have_the_lines_of_bpftool() throws Exception {
        String theirs = bpftool("prog", "dump", "xlated", "id", Integer.toString(many.info().id()));
        List<Row> rows = Listing.xlated(many.xlated(), kernel.symbols());
        String[] lines = theirs.strip().split("\n");
        assertThat(rows).hasSameSizeAs(lines);
        for (int i = 0; i < lines.length; i++) {
            if (rows.get(i) instanceof Row.Code code) {
                assertThat(String.format("%4d: %s", code.at(), code.text())).isEqualTo(lines[i]);
            }
        }
    }

    @Test
    void machine_code_comes_function_by_function() {
        Jited jited = many.jited();
        assertThat(jited.architecture()).isEqualTo(kernel.architecture());
        assertThat(jited.functions()).hasSize(2);
        assertThat(jited.functions().stream().mapToInt(f -> f.code().length).sum()).isEqualTo(many.info().jitedBytes());
        assertThat(jited.functions())
                .extracting(Jited.Function::address)
                .containsExactlyElementsOf(many.xlated().functionAddresses());
        assertThat(jited.functions().get(0).symbol()).isEqualTo("bpf_prog_" + many.info().tag() + "_many");
        assertThat(jited.functions().get(1).symbol()).matches("bpf_prog_[0-9a-f]{16}_port");
        assertThat(jited.functions()).allSatisfy(f -> assertThat(new Kallsyms().at(f.address())).contains(f.symbol()));
        assertThat(jited.functions().get(1).prototype()).isEqualTo("int port(struct xdp_md * ctx)");
        assertThat(jited.functions().get(1).lines())
                .anySatisfy(line -> assertThat(line.info().text().strip()).isEqualTo("*count += 1;"));
    }

    @Test
    void symbols_of_programs_that_came_later_are_found() {
        Symbols symbols = kernel.symbols();
        assertThat(symbols.address("__bpf_call_base")).isPresent();
        assertThat(symbols.at(symbols.address("bpf_trace_printk").orElseThrow())).contains("bpf_trace_printk");
        try (LoadedObject later = kernel.load(Sources.object("maps"), LoadOptions.DEFAULT)) {
            Program count = program(later, "count");
            long address = count.xlated().functionAddresses().get(0);
            assertThat(symbols.at(address)).contains("bpf_prog_" + count.info().tag() + "_count");
            assertThat(new Kallsyms().at(address)).as("in the file").isEqualTo(symbols.at(address));
        }
        assertThat(symbols.at(1)).isEmpty();
        assertThat(symbols.at(0)).isEmpty();
    }

    public static String bpftool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bpftool"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
