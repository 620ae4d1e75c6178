package bpflab.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.trouble.TroubleException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where neither a line nor a section says enough. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HookChoiceTest {
    @ParameterizedTest
    @CsvSource({"netkit/peer, :attach x netkit peer nk0", "netkit/primary, :attach x netkit primary nk0",
            "uprobe, :attach x uprobe /bin/bash:readline"})
    void what_the_section_says_stays_in_the_line_to_type(String section, String line) {
        HookChoice choice = new HookChoice("x", Optional.of(new Sec(section)), kind -> Optional.empty(),
                kind -> Optional.empty());
        TroubleException said = catchThrowableOfType(TroubleException.class,
                () -> choice.hook(Optional.empty(), List.of(), Optional.empty()));
        assertThat(said.trouble().hint()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"iter/bpf_map_elem, hits, bpf_map_elem hits", "iter/task, 17, task 17", "iter/task, tsk, tsk",
        "iter/cgroup, /sys/fs/cgroup, cgroup /sys/fs/cgroup", "iter/bpf_map_elem, task, task", "iter/tcp, 17, 17"})
    void what_a_walk_is_held_to_is_enough(String section, String typed, String place) {
        assertThat(new HookChoice("x", Optional.of(new Sec(section)))
                .hook(Optional.of("iter"), List.of(typed), Optional.empty()).target()).isEqualTo(place);
    }
}
