package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.RunInput;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel calls otherwise since is read all the same; on a kernel that still has it, by its name. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RenamedMembersTest {
    @TempDir
    Path folder;
    private Bcc bcc;

    @BeforeEach
    void open() {
        bcc = new Bcc(folder);
    }

    @AfterEach
    void close() {
        bcc.close();
    }

    @Test
    void the_state_of_a_task_is_read_by_the_name_that_it_had() {
        String text = """
                #include <linux/sched.h>
                RAW_TRACEPOINT_PROBE(sched_switch)
                {
                	struct task_struct *prev = (struct task_struct *)bpf_get_current_task();
                	long state = 9, again = prev->state;
                	bpf_probe_read_kernel(&state, sizeof(prev->state), &prev->state);

                	return again == TASK_RUNNING && (int)state == TASK_RUNNING ? 42 : 1;
                }
                """;
        try (LoadedObject loaded = bcc.loaded(text)) {
            assertThat(loaded.programs().get(0).run(RunInput.ofContext(new byte[16], 1)).verdict()).isEqualTo(42);
        }
        assertThat(bcc.translated(text).left()).isEmpty();
    }

    @Test
    void the_name_of_a_file_is_read_within_what_became_of_it() {
        try (LoadedObject loaded = bcc.loaded("""
                #include <linux/fs.h>
                #include <linux/sched.h>
                RAW_TRACEPOINT_PROBE(sched_switch)
                {
                	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
                	struct dentry *dentry = task->fs->pwd.dentry;
                	char name[8] = { 1 };

                	bpf_probe_read_kernel_str(name, sizeof(name), dentry->d_iname);
                	return name[0] == 1 ? 1 : dentry->d_iname[0] == name[0] ? 42 : 2;
                }
                """)) {
            assertThat(loaded.programs().get(0).run(RunInput.ofContext(new byte[16], 1)).verdict()).isEqualTo(42);
        }
    }

    @Test
    void a_member_of_the_texts_own_struct_stays() {
        assertThat(bcc.translated("""
                #include <linux/sched.h>
                struct seen { u32 state; };
                BPF_HASH(all, u32, struct seen);
                int kprobe__f(struct pt_regs *ctx, struct task_struct *task)
                {
                	struct seen seen = { .state = 1 };
                	u32 key = task->pid;
                	all.update(&key, &seen);
                	return seen.state;
                }
                """).text()).contains("{ .state = 1 }").contains("return seen.state;");
    }
}
