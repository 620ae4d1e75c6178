package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.listing.Listing;
import bpflab.listing.OldBpftool;
import bpflab.listing.Recording;
import bpflab.view.DumpView.Look;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs as the kernel told them once, laid out as bpftool did in the same moment: no kernel is needed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedDumpTest {

    @ParameterizedTest
    @CsvSource({"count,plain", "count,opcodes", "count,positions", "on_exec,plain", "on_exec,opcodes",
            "on_exec,positions"})
    void equals_what_bpftool_printed(String program, String how) {
        Recording recording = Recording.read(program + ".xlated");
        Look look = new Look(false, how.equals("opcodes"), how.equals("positions"), true, Integer.MAX_VALUE);
        assertThat(OldBpftool.spelled(text(recording, look))).containsExactlyElementsOf(recording.printed(how));
    }

    @Test
    void leaves_source_lines_out_when_asked_to() {
        Recording recording = Recording.read("count.xlated");
        assertThat(text(recording, new Look(false, false, false, false, Integer.MAX_VALUE)))
                .noneMatch(line -> line.startsWith(";"))
                .containsExactlyElementsOf(
                        recording.printed("plain").stream().filter(line -> !line.startsWith(";")).toList());
    }

    private static List<String> text(Recording recording, Look look) {
        View view = DumpView.of(Listing.xlated(recording.xlated(), recording.symbols()), look);
        return Golden.text(view, 80).lines().toList();
    }
}
