package bpflab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

@NeedsKernel
class FrameSocketTest {
    private static final int QUIET_MS = 200;

    @Test
    void tells_the_mark_that_this_machine_gave_a_frame() throws Exception {
        try (FrameSocket socket = FrameSocket.open("lo")) {
            int status = new ProcessBuilder("ping", "-m", "4242", "-c", "1", "127.0.0.1")
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            assertThat(status).isZero();
            List<Frame> marked = new ArrayList<>();
            for (Optional<Frame> frame = socket.receive(QUIET_MS); frame.isPresent() && marked.isEmpty();
                    frame = socket.receive(QUIET_MS)) {
                frame.filter(each -> each.mark().equals(OptionalLong.of(4242))).ifPresent(marked::add);
            }
            assertThat(marked).isNotEmpty().allMatch(Frame::outgoing);
        }
    }
}
