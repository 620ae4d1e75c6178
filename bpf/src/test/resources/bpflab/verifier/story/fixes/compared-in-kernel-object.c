#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

SEC("tp_btf/task_newtask") int BPF_PROG(x, struct task_struct *t, u64 flags) {
	struct nsproxy *ns = t->nsproxy;
	return bpf_strncmp(t->real_parent->comm, 4, t->comm);
}

char LICENSE[] SEC("license") = "GPL";
