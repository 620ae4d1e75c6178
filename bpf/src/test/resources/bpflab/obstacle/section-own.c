// loaded: xdp
// note: SEC("my_firewall") says no type of program; its argument is a struct xdp_md, so it is loaded as SEC("xdp"), which you can write
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("my_firewall")
int f(struct xdp_md *ctx)
{
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
