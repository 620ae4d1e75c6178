package bpflab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
}
