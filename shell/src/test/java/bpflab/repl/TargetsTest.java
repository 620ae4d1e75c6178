package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.HookKind;
import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void a_file_whose_name_the_terminal_would_obey_is_not_offered(@TempDir Path folder) throws IOException {
        for (String name : List.of("a\u001b[2J.c", "a\nb.c", "a\u202eb.c", "a\u200fb.c", "good.c")) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(Names.children(folder)).containsExactly(folder.resolve("good.c"));
    }
}
