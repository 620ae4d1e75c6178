package bpflab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bpflab.kernel.NeedsKernel;
import bpflab.linux.OwnNetwork;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsKernel
@ExtendWith(OwnNetwork.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class XdpSocketTest {
    @Test
    void leaves_no_ring_mapped_where_another_socket_has_the_queue() throws IOException {
        try (XdpSocket first = XdpSocket.open("lo", 0)) {
            List<String> before = mappedSockets();
            assertThatExceptionOfType(TroubleException.class).isThrownBy(() -> XdpSocket.open("lo", 0));

            assertThat(first.descriptor()).isPositive();
            assertThat(before).hasSize(2);
            assertThat(mappedSockets()).isEqualTo(before);
        }
        assertThat(mappedSockets()).isEmpty();
    }

    /** The rings of all AF_XDP sockets of this process, a line each. */
    private static List<String> mappedSockets() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains("socket:["))
                .toList();
    }
}
