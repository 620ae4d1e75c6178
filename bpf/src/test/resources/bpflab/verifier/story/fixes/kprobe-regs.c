#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

SEC("kprobe/do_unlinkat")
int unlinked(struct pt_regs *ctx)
{
	struct filename *name = (struct filename *)PT_REGS_PARM2(ctx);
	bpf_printk("unlink %s", name->name);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
