package bpflab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.kernel.NeedsKernel;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@NeedsKernel
class EventValuesTest {
    private static final Duration LOOK = Duration.ofMillis(300);

    @Test
    void numbers_and_names_of_events_that_come() throws Exception {
        assumeTrue(Files.exists(TraceEvents.root().resolve("options/fields")), "since Linux 6.4");
        assertThat(EventValues.of("raw_syscalls/sys_enter", "id", LOOK)).isNotEmpty()
                .allSatisfy(id -> assertThat(id).matches("\\d+"));
        assertThat(EventValues.of("sched/sched_switch", "next_comm", LOOK)).isNotEmpty()
                .allSatisfy(name -> assertThat(name).isNotEmpty().doesNotContain("="));
    }

    @Test
    void what_is_not_there_has_none_and_nothing_stays() throws Exception {
        assertThat(EventValues.of("sched/no_such_event", "id", LOOK)).isEmpty();
        assertThat(EventValues.of("raw_syscalls/sys_enter", "nofield", Duration.ofMillis(50))).isEmpty();
        assertThat(Files.exists(TraceEvents.root().resolve("instances").resolve(Instances.own("event"))))
                .isFalse();
    }
}
