package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the lab XDP_TX works natively, so that a program at lab0 can answer by itself. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NativeXdpAnswerTest {
    /** While it is set the kernel answers no echo request: whoever answers is the program. */
    private static final Path SILENT = Path.of("/proc/sys/net/ipv4/icmp_echo_ignore_all");

    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void silence() throws Exception {
        before = Files.readString(SILENT);
        Files.writeString(SILENT, "1");
    }

    @AfterEach
    void speak() throws Exception {
        Files.writeString(SILENT, before);
    }

    @Test
    void an_echo_request_turned_round_by_XDP_TX_answers_the_ping() throws Exception {
        try (Desk desk = Desk.in(folder)) {
            desk.file("native.c", new String(getClass().getResourceAsStream("native.c").readAllBytes()));
            desk.type(":load native.c answer");
            assertThat(desk.type(":lab ping --from peer --count 1")).contains("1 sent, 0 received");
            assertThat(desk.type(":attach answer xdp lab0 --mode native")).contains("xdp native");
            assertThat(desk.type(":lab ping --from peer")).contains("3 sent, 3 received");
            assertThat(desk.type(":detach all")).contains("detached");
        }
    }
}
