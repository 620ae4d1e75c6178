#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern struct cgroup *bpf_cgroup_ancestor(struct cgroup *cgrp, int level) __ksym;
SEC("tp_btf/task_newtask")
int BPF_PROG(prog, struct task_struct *task, u64 flags)
{
	struct cgroup *c = task->cgroups->dfl_cgrp;
	struct cgroup *up = bpf_cgroup_ancestor(c, 1);
	return up->level;
}

char LICENSE[] SEC("license") = "GPL";
