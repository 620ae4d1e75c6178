#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

int seen;

SEC("xdp")
int refused(struct xdp_md *ctx)
{
	__u8 *packet = (void *)(long)ctx->data;
	seen += 1;
	return packet[12];
}

SEC("xdp")
int accepted(struct xdp_md *ctx)
{
	seen += 1;
	return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
