#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

struct task_struct {
	int pid;
} __attribute__((preserve_access_index));

extern struct task_struct *bpf_task_from_pid(__s32 pid) __ksym;
extern struct task_struct *bpf_task_acquire(struct task_struct *task) __ksym;
extern void bpf_task_release(struct task_struct *task) __ksym;

SEC("tp_btf/sched_switch")
int far_away(__u64 *ctx)
{
	struct task_struct *next = (void *)ctx[2];

	return *(volatile int *)((void *)next + 30000) == 1 ? 0 : 0;
}

char LICENSE[] SEC("license") = "GPL";
