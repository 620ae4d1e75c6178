#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <bpf/bpf_helpers.h>
SEC("xdp")
int first_byte(struct xdp_md *ctx)
{
	struct ethhdr *eth = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;
	if (end - (void *)eth < 14)
		return XDP_PASS;
	return eth->h_dest[0] == 0xff ? XDP_DROP : XDP_PASS;
}
char LICENSE[] SEC("license") = "GPL";
