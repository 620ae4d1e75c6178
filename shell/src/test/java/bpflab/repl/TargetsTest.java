package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.HookKind;
import bpflab.kernel.NeedsKernel;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TargetsTest {
    private final Names names = new Names(null);

    @ParameterizedTest
    @MethodSource("bpflab.hook.HookKind#attachable")
    void every_hook_that_can_be_attached_to_completes_places_that_it_reads(HookKind kind) {
        assertThat(names.targets(kind)).isNotEmpty().allSatisfy(
                place -> assertThat(kind.at(place, Optional.empty()).target()).isEqualTo(place));
    }

    @Test
    void tab_follows_the_hook() {
        assertThat(names.targets(HookKind.XDP)).contains("lo").doesNotContain("sched/sched_switch");
        assertThat(names.targets(HookKind.TRACEPOINT)).contains("sched/sched_switch").doesNotContain("lo");
        assertThat(names.targets(HookKind.RAW_TRACEPOINT)).contains("sched_switch").doesNotContain("sys_enter_execve");
    }
}
