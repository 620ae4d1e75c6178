package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Clang;
import bpflab.hook.HookKind;
import bpflab.kernel.Kernel;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.NeedsKernel;
import bpflab.lab.Lab;
import bpflab.lesson.Section;
import bpflab.lesson.Step;
import bpflab.lesson.TryLesson;
import bpflab.linux.LinuxKernel;
import bpflab.linux.NetworkNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exercises in which a second program of the file is attached as well. */
@NeedsKernel
class TwoProgramsTest {
    private static final String BOTH = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            int arrived;
            SEC("xdp") int early(struct xdp_md *ctx) { arrived++; return XDP_PASS; }
            SEC("tc") int late(struct __sk_buff *skb) { return arrived ? 2 : 0; }
            """;

    @TempDir
    Path folder;

    @Test
    void both_programs_are_attached_and_taken_away_again() throws Exception {
        try (Kernel kernel = LinuxKernel.open(); Lab lab = Lab.up(NetworkNamespace::call, told -> {}, ran -> {})) {
            ExerciseResult.Judged judged = (ExerciseResult.Judged) examine(kernel, lab, "early");

            assertThat(judged.passed()).isTrue();
            assertThat(kernel.links()).extracting(LinkInfo::target).noneMatch(place -> place.endsWith(Lab.DEVICE));
        }
    }

    @Test
    void a_second_program_that_is_not_there_is_told() throws Exception {
        try (Kernel kernel = LinuxKernel.open(); Lab lab = Lab.up(NetworkNamespace::call, told -> {}, ran -> {})) {
            ExerciseResult.NotAttached gone = (ExerciseResult.NotAttached) examine(kernel, lab, "gone");

            assertThat(gone.trouble().why()).startsWith("it has no program gone, which works together");
        }
    }

    private ExerciseResult examine(Kernel kernel, Lab lab, String second) throws Exception {
        Path file = Files.writeString(folder.resolve("x.c"), BOTH);
        Clang clang = Clang.find(kernel.vmlinuxHeader(), folder.resolve("cache"));
        Step.Exercise exercise = new Step.Exercise(1, "", "", Section.Kind.EXERCISE, "x.c", Optional.of("late"),
                Optional.of(HookKind.TC.at("ingress lab0", Optional.empty())),
                Optional.of(new Step.Exercise.Beside(second, HookKind.XDP.at("lab0", Optional.empty()))),
                        Optional.empty(),
                List.of(TryLesson.check(10, "ping x1 -> no replies", "a hint"),
                        TryLesson.check(11, "global arrived -> at least 1", "a hint")));
        return new ExerciseRun(kernel, clang, () -> lab).examine(file, TryLesson.in(Path.of("01-try")), exercise, 4711);
    }
}
