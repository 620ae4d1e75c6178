package bpflab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import bpflab.linux.NetworkNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FirstReportsTest {
    private static final String COUNTERS = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes …
                lo:    1000      10 0 0 0 0 0 0     1000      10 0 0 0 0 0 0
              lab0:%8d %7d 0 0 0 0 0 0 %8d %7d 0 0 0 0 0 0
              lab1:       0       0 0 0 0 0 0 0        0       0 0 0 0 0 0 0
            """;

    @Test
    void are_over_when_both_ends_have_sent_theirs() {
        assertThat(FirstReports.isOver("lab0", COUNTERS.formatted(86, 1, 86, 1))).isTrue();
        assertThat(FirstReports.isOver("lab0", COUNTERS.formatted(1234567890, 12345678, 86, 1))).isTrue();
        assertThat(FirstReports.isOver("lab0", COUNTERS.formatted(86, 1, 0, 0))).isFalse();
        assertThat(FirstReports.isOver("lab0", COUNTERS.formatted(0, 0, 86, 1))).isFalse();
        assertThat(FirstReports.isOver("ab0", COUNTERS.formatted(86, 1, 86, 1))).isFalse();
    }

    /** They come some 10 ms after a link does. */
    @Test
    @NeedsKernel
    void are_waited_for() throws IOException {
        String name = "br" + ProcessHandle.current().pid() % 1_000_000;
        Ip ip = new Ip("ip", ran -> {});
        ip.batch(List.of(), List.of(
                "link add " + name + " type veth peer name " + name + "p", "link set " + name + " up",
                "link set " + name + "p up"));
        try {
            FirstReports.pass(name);
            assertThat(FirstReports.isOver(name, Files.readString(Path.of("/proc/net/dev")))).isTrue();
        } finally {
            ip.batch(List.of(), List.of("link delete " + name));
        }
    }

    @Test
    @NeedsKernel
    void are_over_when_the_lab_is_up() throws IOException {
        Lab.sweep();
        try (Lab lab = Lab.up(NetworkNamespace::call, told -> {}, ran -> {})) {
            assertThat(lab).isNotNull();
            assertThat(FirstReports.isOver("lab0", Files.readString(Path.of("/proc/net/dev")))).isTrue();
        }
    }
}
