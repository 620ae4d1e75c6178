#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

SEC("kretprobe/do_filp_open")
int BPF_KRETPROBE(opened, struct file *file)
{
	if (file->f_flags & 1)
		bpf_printk("write");
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
