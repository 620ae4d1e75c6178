// loaded: kprobe
// note: SEC("mine") says no type of program; its argument is a struct pt_regs, so it is loaded as SEC("kprobe"), which you can write
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct pt_regs;

SEC("mine")
int f(struct pt_regs *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
