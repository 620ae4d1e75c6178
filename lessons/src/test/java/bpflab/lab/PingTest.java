package bpflab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.machine.ProcessGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PingTest {
    @Test
    void counts_each_request_that_was_answered_once() {
        PingResult result = Ping.read("""
                PING 10.11.0.2 (10.11.0.2) 56(84) bytes of data.
                64 bytes from 10.11.0.2: icmp_seq=1 ttl=64 time=0.050 ms
                64 bytes from 10.11.0.2: icmp_seq=1 ttl=64 time=0.061 ms (DUP!)
                64 bytes from 10.11.0.2: icmp_seq=3 ttl=64 time=1.5 ms

                --- 10.11.0.2 ping statistics ---
                3 packets transmitted, 2 received, +1 duplicates, 33% packet loss, time 100ms
                """);

        assertThat(result.sent()).isEqualTo(3);
        assertThat(result.times()).containsExactly(Duration.ofNanos(50_000), Duration.ofNanos(1_500_000));
    }

    @Test
    void counts_what_could_not_leave() {
        PingResult result = Ping.read("""
                From 10.11.0.1 icmp_seq=1 Destination Host Unreachable
                From 10.11.0.1 icmp_seq=2 Destination Host Unreachable
                3 packets transmitted, 0 received, +2 errors, 100% packet loss, time 20ms
                """);

        assertThat(result.received()).isZero();
        assertThat(result.unreachable()).isEqualTo(2);
    }

    @Test
    void says_what_ping_says_when_it_sends_nothing() {
        assertThatThrownBy(() -> Ping.read("ping: connect: Network is unreachable\n"))
                .hasMessageContaining("Network is unreachable");
        assertThatThrownBy(() -> Ping.read("")).hasMessageContaining("nothing");
    }

    /** What has said something is in its group by then. */
    @Test
    void is_no_target_of_a_ctrl_c_at_the_terminal_and_ends_with_whoever_waits() throws Exception {
        List<ProcessGroup> started = new ArrayList<>();
        List<String> groups = new ArrayList<>();

        assertThatThrownBy(() -> Ping.run(how -> {
            ProcessGroup group = how.call();
            started.add(group);
            while (group.leader().getInputStream().read() != '\n') {
                continue;
            }
            String stat = Files.readString(Path.of("/proc/" + group.leader().pid() + "/stat"));
            groups.add(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2]);
            Thread.currentThread().interrupt();
            return group;
        }, List.of("-4", "127.0.0.1"), 90)).isInstanceOf(InterruptedException.class);

        assertThat(groups).containsExactly(Long.toString(started.get(0).leader().pid()));
        assertThat(started.get(0).leader().waitFor()).as("killed, not done").isGreaterThan(128);
    }
}
