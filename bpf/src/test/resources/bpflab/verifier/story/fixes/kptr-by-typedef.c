#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

extern struct task_struct *bpf_task_acquire(struct task_struct *p) __ksym;
extern void bpf_task_release(struct task_struct *p) __ksym;
typedef struct task_struct kept_task;
struct el { kept_task __kptr *t; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct el); } ks SEC(".maps");
SEC("tp_btf/task_newtask") int BPF_PROG(x, struct task_struct *task, u64 flags) {
	__u32 k = 0;
	struct el *e = bpf_map_lookup_elem(&ks, &k);
	struct task_struct *t;
	if (!e) return 0;
	t = bpf_task_acquire(task);
	if (!t) return 0;
	t = bpf_kptr_xchg(&e->t, t);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
