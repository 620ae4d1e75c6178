#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int copy(struct xdp_md *ctx)
{
	char bytes[4];

	if (bpf_skb_load_bytes(ctx, 0, bytes, sizeof(bytes)))
		return XDP_PASS;
	return bytes[0] ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
