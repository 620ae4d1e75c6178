package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bpflab.elf.ObjectFile;
import bpflab.kernel.CallLog;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.NeedsKernel;
import bpflab.libbpf.Fd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is open in the kernel when a step behind a successful one fails. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailedLoadTest {
    @Test
    void a_program_whose_maps_cannot_be_kept_is_closed() throws Exception {
        ObjectFile file = Sources.object("maps");
        List<String> before = open();
        try (ObjectImage image = new ObjectImage(file)) {
            ProgramLoad load = new ProgramLoad(file.programs().get(0), LoadOptions.DEFAULT, image, new MapPlan(file));
            Map<String, Fd> full = new HashMap<>() {
                @Override
                public Fd put(String name, Fd map) {
                    map.close();
                    throw new IllegalStateException("no room for " + name);
                }
            };

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> load.load(full, Readers.noting(new CallLog()), ProgramLog.ROOM));
        }
        assertThat(open()).isEqualTo(before);
    }

    /** What of BPF this process holds, a word each. */
    private static List<String> open() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(FailedLoadTest::target).filter(target -> target.contains("bpf")).sorted().toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
