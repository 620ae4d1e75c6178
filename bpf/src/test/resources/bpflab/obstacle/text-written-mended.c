// loaded: xdp
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int f(struct xdp_md *ctx)
{
	int number = ctx->rx_queue_index;
	char text[8];

	return BPF_SNPRINTF(text, sizeof(text), "%d", number) > 2 ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
