package bpflab.linux;

import static bpflab.linux.LoadTest.program;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.jit.MachineCode;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.listing.Row;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MachineCodeOfAProgramTest {
    @Test
    void names_what_it_calls_and_shows_its_c_lines() {
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject loaded = kernel.load(Sources.object("subprogram"), LoadOptions.DEFAULT)) {
            Program many = program(loaded, "many");
            List<Row> rows = MachineCode.listing(many.jited(), kernel.symbols(), MachineCode.Syntax.ATT);
            List<String> text = rows.stream()
                    .filter(Row.Code.class::isInstance)
                    .map(row -> ((Row.Code) row).text())
                    .toList();
            assertThat(text)
                    .anyMatch(line -> line.matches("(callq?|bl) bpf_prog_[0-9a-f]{16}_port"))
                    .anyMatch(line -> line.matches("(callq?|bl) __htab_map_lookup_elem"))
                    .anyMatch(line -> line.matches("(callq?|bl) bpf_trace_printk"));
            assertThat(rows).filteredOn(Row.Function.class::isInstance).hasSize(4);
            int bytes = rows.stream()
                    .filter(Row.Code.class::isInstance)
                    .mapToInt(row -> ((Row.Code) row).bytes().length)
                    .sum();
            assertThat(bytes).isEqualTo(many.info().jitedBytes());
            assertThat(rows).filteredOn(Row.Source.class::isInstance).extracting(row -> ((Row.Source) row).text())
                    .contains("if (port(ctx) > 100)", "*count += 1;");
        }
    }
}
