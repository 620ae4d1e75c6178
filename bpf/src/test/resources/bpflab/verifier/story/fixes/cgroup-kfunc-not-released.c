#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern struct cgroup *bpf_cgroup_from_id(u64 id) __ksym;
extern void bpf_cgroup_release(struct cgroup *cgrp) __ksym;

SEC("tp_btf/task_newtask")
int BPF_PROG(made, struct task_struct *task, u64 flags)
{
	struct cgroup *cgrp = bpf_cgroup_from_id(1);
	if (!cgrp)
		return 0;
	if (cgrp->level > 2)
		return 0;
	bpf_cgroup_release(cgrp);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
