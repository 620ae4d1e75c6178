#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

struct task_struct {
	int pid;
	struct task_struct *group_leader;
	struct task_struct *last_wakee;
} __attribute__((preserve_access_index));

extern struct task_struct *bpf_task_from_pid(__s32 pid) __ksym;
extern struct task_struct *bpf_task_acquire(struct task_struct *task) __ksym;
extern void bpf_task_release(struct task_struct *task) __ksym;

SEC("tp_btf/sched_switch")
int wakee(__u64 *ctx)
{
	struct task_struct *next = (void *)ctx[2];
	struct task_struct *other = next->last_wakee;

	other = bpf_task_acquire(other);
	if (other)
		bpf_task_release(other);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
