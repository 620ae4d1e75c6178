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
    void who_is_late_looks_at_once_and_then_a_whole_beat_later() throws Exception {
        Duration beat = Duration.ofMillis(10);
        Pace pace = new Pace(beat);
        new Pace(beat.multipliedBy(3)).next();
        long late = System.nanoTime();
        pace.next();
        pace.next();
        assertThat(Duration.ofNanos(System.nanoTime() - late)).isGreaterThanOrEqualTo(beat);
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
    void a_beat_that_is_not_due_in_so_long_is_still_to_come() throws Exception {
        long begun = System.nanoTime();
        Pace pace = new Pace(Duration.ofMillis(20));
        int looks = 1;
        while (!pace.next(Duration.ofMillis(3))) {
            looks++;
        }
        assertThat(looks).isBetween(2, 7);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(new Pace(Duration.ofMinutes(1)).next(Duration.ZERO)).isFalse();
    }

    @Test
    void an_interrupt_ends_it() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Pace(Duration.ofMinutes(1)).next()).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
