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

/** The reads that BCC puts in stand in the translation, and read what is there. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KernelReadsTest {
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

    private String text(String body) {
        return bcc.translated("""
                #include <linux/sched.h>
                struct own { int n; struct own *next; };
                struct seen { u32 pid; struct task_struct *task; };
                BPF_HASH(tasks, u32, struct task_struct *);
                BPF_HASH(owns, u32, struct seen);
                int kprobe__f(struct pt_regs *ctx, struct task_struct *task, struct own *own)
                {
                	u32 key = 0;
                	%s
                	return 0;
                }
                """.formatted(body)).text();
    }

    @Test
    void a_path_through_the_kernels_structs_is_one_read() {
        assertThat(text("key = task->mm->owner->pid;")).contains("key = BPF_CORE_READ(task, mm, owner, pid);");
    }

    @Test
    void members_within_a_struct_stay_together() {
        assertThat(text("key = task->se.vruntime + task->files->fdt->max_fds;"))
                .contains("key = BPF_CORE_READ(task, se.vruntime) + BPF_CORE_READ(task, files, fdt, max_fds);");
    }

    @Test
    void structs_of_the_programs_own_are_read_by_a_helper() {
        assertThat(text("key = own->next->n;")).contains("key = bcc_read(bcc_read(own->next)->n);");
    }

    @Test
    void what_a_map_keeps_is_read_and_the_map_is_not() {
        assertThat(text("struct task_struct **kept = tasks.lookup(&key); if (kept) { struct task_struct *t = *kept; "
                + "key = t->pid; }")).contains("struct task_struct *t = *kept; key = BPF_CORE_READ(t, pid);");
        assertThat(text("struct seen *s = owns.lookup(&key); if (s) key = s->pid + s->task->tgid;"))
                .contains("key = s->pid + bcc_read(s->task->tgid);");
    }

    @Test
    void addresses_are_not_read() {
        assertThat(text("bpf_probe_read(&key, sizeof(key), &task->parent->pid);"))
                .contains("&BPF_CORE_READ(task, parent)->pid);");
    }

    @Test
    void the_stack_and_the_context_are_read_as_they_are() {
        assertThat(text("struct own mine = {}; struct own *p = &mine; key = p->n + ctx->ip;"))
                .contains("key = p->n + ctx->ip;");
    }

    @Test
    void functions_know_what_they_are_given() {
        String text = bcc.translated("""
                #include <linux/sched.h>
                static u32 pid(struct task_struct *t) { return t->pid; }
                static int first(int *n) { return *n; }
                int kprobe__f(struct pt_regs *ctx, struct task_struct *task)
                {
                	int n = 1;
                	return pid(task) + first(&n);
                }
                """).text();
        assertThat(text).contains("return BPF_CORE_READ(t, pid);").contains("return *n;");
    }

    @Test
    void what_a_pointer_in_brackets_points_at_is_read() {
        try (LoadedObject loaded = bcc.loaded("""
                #include <linux/sched.h>
                TRACEPOINT_PROBE(syscalls, sys_enter_execve)
                {
                	const char **argv = (const char **)(args->argv);
                	char first[8];
                	bpf_probe_read_user_str(first, sizeof(first), (const char *)argv[0]);
                	return first[0];
                }
                """)) {
            assertThat(loaded.programs()).hasSize(1);
        }
    }

    @Test
    void macros_of_the_kernels_headers_are_read_through() {
        String text = bcc.translated("""
                #include <net/sock.h>
                int kprobe__f(struct pt_regs *ctx, struct sock *sk)
                {
                	return sk->sk_state + inet_sk(sk)->inet_sport;
                }
                """).text();
        assertThat(text)
                .contains("BPF_CORE_READ(sk, sk_state) + BPF_CORE_READ(inet_sk(sk), inet_sport)")
                .contains("#define sk_state __sk_common.skc_state");
    }

    @Test
    void reads_that_a_macro_begins_or_ends_are_read_through() {
        try (LoadedObject loaded = bcc.loaded("""
                #include <linux/sched.h>
                #define UP(t) ((t)->real_parent)
                #define BARE(t) t->real_parent
                RAW_TRACEPOINT_PROBE(sched_switch)
                {
                	struct task_struct *value = (void *)bpf_get_current_task();
                	u32 grand = UP(UP(value))->tgid, parent = BARE(value)->tgid;

                	if (grand != value->real_parent->real_parent->tgid || parent != UP(value)->tgid)
                		return 90;
                	return UP(value)->comm[0] == value->real_parent->comm[0] ? 42 : 91;
                }
                """)) {
            assertThat(loaded.programs().get(0).run(RunInput.ofContext(new byte[16], 1)).verdict()).isEqualTo(42);
        }
    }

    @Test
    void several_reads_that_are_one_word_are_told() {
        assertThat(bcc.translated("""
                #include <linux/sched.h>
                #define BARE(t) t->real_parent
                #define PARENT(t) BARE(t)->tgid
                int kprobe__f(struct pt_regs *ctx, struct task_struct *task) { return PARENT(task); }
                """).left()).singleElement().satisfies(left -> assertThat(left.toString())
                        .contains("PARENT(task)", "several reads of memory are in this macro"));
    }

    @Test
    void what_is_read_is_there() {
        try (LoadedObject loaded = bcc.loaded("""
                #include <linux/sched.h>
                RAW_TRACEPOINT_PROBE(sched_switch)
                {
                	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
                	u32 pid = bpf_get_current_pid_tgid();

                	if (task->pid != pid || task->group_leader->pid != bpf_get_current_pid_tgid() >> 32)
                		return 90;
                	return task->real_parent->tgid > 0 ? 42 : 91;
                }
                """)) {
            assertThat(loaded.programs().get(0).run(RunInput.ofContext(new byte[16], 1)).verdict()).isEqualTo(42);
        }
    }

    @Test
    void a_struct_that_the_program_copied_from_the_kernel_is_the_kernels() {
        String text = bcc.translated("""
                #include <linux/sched.h>
                struct mnt_namespace { struct ns_common ns; };
                struct task_struct_seen { int n; };
                struct nsproxy { int mine; };
                int kprobe__f(struct pt_regs *ctx, struct task_struct *task)
                {
                	struct nsproxy own = { 1 };
                	return task->nsproxy->mnt_ns->ns.inum + own.mine;
                }
                """).text();
        assertThat(text)
                .doesNotContain("struct mnt_namespace {")
                .contains("struct nsproxy___own { int mine; };").contains("struct nsproxy___own own = { 1 };")
                .contains("BPF_CORE_READ(task, nsproxy, mnt_ns, ns.inum) + own.mine");
    }
}
