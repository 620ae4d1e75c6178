package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.linux.Sources;
import bpflab.machine.CgroupRoot;
import bpflab.machine.Cgroups;
import bpflab.trouble.Trouble;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IteratorTest {
    private static final int MOST = 1 << 20;

    private static final String C = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct task_struct { int pid; int tgid; } __attribute__((preserve_access_index));
            struct bpf_iter_meta { struct seq_file *seq; } __attribute__((preserve_access_index));
            struct bpf_iter__task { struct bpf_iter_meta *meta; struct task_struct *task; }
                    __attribute__((preserve_access_index));
            struct bpf_iter__cgroup { struct bpf_iter_meta *meta; struct cgroup *cgroup; }
                    __attribute__((preserve_access_index));
            SEC("iter/task") int threads(struct bpf_iter__task *ctx) {
                struct seq_file *seq = ctx->meta->seq;
                struct task_struct *task = ctx->task;
                static const char form[] = "%d\\n";
                __u64 process = task ? task->tgid : 0;
                if (task) bpf_seq_printf(seq, form, sizeof form, &process, sizeof process);
                return 0;
            }
            SEC("iter/cgroup") int groups(struct bpf_iter__cgroup *ctx) {
                struct seq_file *seq = ctx->meta->seq;
                if (ctx->cgroup) bpf_seq_write(seq, "a group\\n", 8);
                return 0;
            }
            char _license[] SEC("license") = "GPL";
            """;

    private Kernel kernel;
    private LoadedObject loaded;

    @BeforeEach
    void load() {
        kernel = LinuxKernel.open();
        loaded = kernel.load(Sources.text("walks", C), LoadOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        loaded.close();
        kernel.close();
    }

    @Test
    void a_walk_over_tasks_is_held_to_the_threads_of_a_process() {
        List<String> all = walk("threads", "task").lines().toList();
        List<String> own = walk("threads", "task " + ProcessHandle.current().pid()).lines().toList();
        assertThat(new HashSet<>(own)).as("the kernel's own number of one process").hasSize(1);
        assertThat(own).hasSizeGreaterThan(1).hasSizeLessThan(all.size());
        assertThat(all).containsAll(own);
    }

    @Test
    void a_walk_over_cgroups_is_over_all_or_over_those_below_one() {
        long all = walk("groups", "cgroup").lines().count();
        assertThat(walk("groups", "cgroup " + CgroupRoot.path()).lines().count()).isBetween(1L, all);
    }

    @Test
    void where_there_is_nothing_to_walk_over_is_said() {
        Trouble nobody = trouble(() -> walk("threads", "task 999999999"));
        assertThat(nobody.why()).isEqualTo("there is no process 999999999");
        assertThat(nobody.hint()).isEqualTo(":attach threads iter task   # walks over all");
        assertThat(trouble(() -> walk("threads", "task me")).why())
                .isEqualTo("it is written OBJECTS [MAP|CGROUP|PID]");
        assertThat(trouble(() -> walk("groups", "cgroup /tmp")).why())
                .isEqualTo("/tmp is no folder of a cgroup2 file system");
        assertThat(trouble(() -> walk("groups", "cgroup /tmp")).hint())
                .startsWith(":attach groups iter cgroup " + Cgroups.own().orElseThrow() + "   # where this bpflab is");
        assertThat(trouble(() -> walk("threads", "bpf_prog 3")).what())
                .isEqualTo("\"bpf_prog 3\" is no place for the hook iter");
    }

    private String walk(String program, String place) {
        try (Link link = kernel.attach(program(loaded, program),
                HookKind.ITERATOR.at(place, Optional.empty()), Order.ANY)) {
            return link.text(MOST);
        }
    }
}
