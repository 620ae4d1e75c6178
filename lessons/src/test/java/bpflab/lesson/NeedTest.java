package bpflab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Feature;
import bpflab.hook.HookKind;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NeedTest {
    private static final String ROOT = "000001ffffffffff";
    private static final String NOBODY = "0";

    @TempDir
    Path root;

    private Set<Feature> features = Set.of();

    @ParameterizedTest
    @CsvSource({
        "6.18.44-amd64, 5.8, true",
        "5.8.0, 5.8, true",
        "5.4.0-42-generic, 5.8, false",
        "4.19, 5.8, false",
        "6.1, 6.12, false",
        "nonsense, 1.0, false",
    })
    void a_kernel_is_compared_by_its_numbers(String release, String needed, boolean met) {
        String[] numbers = needed.split("\\.");
        Need need = new Need.KernelAtLeast(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));

        assertThat(need.metBy(machine(release, ROOT))).isEqualTo(met);
    }

    @Test
    void what_is_missing_is_said_with_what_to_do() {
        Trouble trouble = unmet("kernel >= 5.8", machine("5.4.0", ROOT)).orElseThrow();

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.MACHINE);
        assertThat(trouble.what()).isEqualTo("lesson try cannot run here");
        assertThat(trouble.why()).isEqualTo("it needs kernel 5.8 or later; this one is 5.4.0");
        assertThat(trouble.hint()).isNotEmpty();
    }

    @Test
    void xdp_needs_root_and_a_kernel_that_has_it() {
        assertThat(unmet("xdp", machine("6.1", ROOT))).isEmpty();
        assertThat(unmet("xdp", machine("6.1", NOBODY)))
                .hasValueSatisfying(trouble -> assertThat(trouble.hint()).startsWith("sudo bpflab\n")
                        .doesNotContain("a kernel that has"));
        assertThat(unmet("xdp", machine("4.4", ROOT)))
                .hasValueSatisfying(trouble -> assertThat(trouble.hint()).startsWith("bpflab vm"));
    }

    @Test
    void file_systems_must_be_mounted_where_they_belong() throws IOException {
        assertThat(unmet("bpffs", machine("6.1", ROOT)))
                .hasValueSatisfying(trouble -> assertThat(trouble.hint()).contains("mount -t bpf"));
        assertThat(unmet("tracefs", machine("6.1", ROOT))).isPresent();

        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(
                root.resolve("proc/self/mounts"),
                        "bpf /sys/fs/bpf bpf rw 0 0\ntracefs /sys/kernel/tracing tracefs rw 0 0\n");

        assertThat(unmet("bpffs, tracefs", machine("6.1", ROOT))).isEmpty();
    }

    @Test
    void a_tool_must_be_on_the_path() throws IOException {
        assertThat(unmet("tool bpftool", machine("6.1", NOBODY)))
                .hasValueSatisfying(trouble -> assertThat(trouble.why()).contains("bpftool"));

        Path tool = Files.createFile(root.resolve("bpftool"));
        assertThat(tool.toFile().setExecutable(true)).isTrue();

        assertThat(unmet("tool bpftool", machine("6.1", NOBODY))).isEmpty();
    }

    @Test
    void a_hook_that_the_kernel_lacks_is_found_in_a_virtual_machine() {
        features = EnumSet.of(Feature.KPROBE);
        assertThat(unmet("kprobe", machine("6.1", ROOT))).isEmpty();
        assertThat(unmet("kprobe, lsm", machine("6.1", ROOT))).hasValueSatisfying(trouble -> {
            assertThat(trouble.why()).contains("LSM programs");
            assertThat(trouble.hint()).startsWith("bpflab vm");
        });
        assertThat(unmet("fentry", machine("6.1", ROOT))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_hook_is_a_need_that_reads_its_row(HookKind kind) {
        features = EnumSet.allOf(Feature.class);
        assertThat(unmet(kind.word(), machine("7.9", ROOT))).isEmpty();
        assertThat(unmet(kind.word(), machine("3.2", ROOT))).hasValueSatisfying(trouble ->
                assertThat(trouble.why()).contains(kind.words(), "kernel " + kind.since() + " or later"));
        assertThat(unmet(kind.word(), machine("7.9", NOBODY))).hasValueSatisfying(trouble ->
                assertThat(trouble.why()).contains("the right to"));
        kind.feature().ifPresent(feature -> {
            features = EnumSet.complementOf(EnumSet.of(feature));
            assertThat(unmet(kind.word(), machine("7.9", ROOT))).hasValueSatisfying(trouble ->
                    assertThat(trouble.why()).contains("this kernel has no " + feature.lacking()));
        });
    }

    @Test
    void a_kernel_that_cannot_be_asked_for_its_hooks_has_none() {
        Conditions mute = new Conditions(new Machine(root, Map.of()), () -> {
            throw Trouble.machine("cannot ask the kernel for its hooks", "this needs root", "sudo bpflab")
                    .toException();
        });
        assertThat(unmet("kprobe", mute)).isPresent();
        assertThat(unmet("clang", mute)).hasValueSatisfying(trouble -> assertThat(trouble.why()).contains("clang"));
    }

    private Conditions machine(String release, String capabilities) {
        try {
            Files.createDirectories(root.resolve("proc/sys/kernel"));
            Files.createDirectories(root.resolve("proc/thread-self"));
            Files.writeString(root.resolve("proc/sys/kernel/osrelease"), release + "\n");
            Files.writeString(root.resolve("proc/thread-self/status"), "CapEff:\t" + capabilities + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Conditions(new Machine(root, Map.of("PATH", "/")), () -> features);
    }

    private static Optional<Trouble> unmet(String needs, Conditions machine) {
        List<Need> parsed = Need.parse(new Place(Path.of("01-try/lesson.md"), 1), needs, new Faults());
        Lesson lesson =
                new Lesson(
                        "try", 1, new About("Try", parsed, 0, "", List.of(), List.of()), Path.of("01-try"), List.of(),
                        List.of(new Step.Read(1, "x")), List.of());
        return Need.firstUnmet(lesson, machine);
    }
}
