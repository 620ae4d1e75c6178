package bpflab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaceTest {
    @Test
    void a_beat_is_never_early() throws Exception {
        long begun = System.nanoTime();
        Pace pace = new Pace(Duration.ofMillis(5));
        for (int i = 0; i < 4; i++) {
            pace.next();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void it_waits_until_something_holds_or_so_long() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        Pace pace = new Pace(Duration.ofMillis(1));
        assertThat(pace.until(() -> looks.incrementAndGet() == 3, Duration.ofMinutes(1))).isTrue();
        assertThat(looks).hasValue(3);
        assertThat(pace.until(() -> false, Duration.ofMillis(3))).isFalse();
        assertThat(pace.until(() -> true, Duration.ZERO)).isTrue();
    }

    @Test
    void an_interrupt_ends_it() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Pace(Duration.ofMinutes(1)).next()).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
