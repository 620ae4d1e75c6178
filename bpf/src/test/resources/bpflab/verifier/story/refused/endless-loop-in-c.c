#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int wait_for(struct xdp_md *ctx)
{
	int go = 0;

	while (!go)
		asm volatile("" : "+r"(go));
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
