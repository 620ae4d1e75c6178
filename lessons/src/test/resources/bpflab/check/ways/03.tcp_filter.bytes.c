/* Bytes at their places, no struct. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int tcp_filter(struct xdp_md *ctx)
{
	unsigned char *at = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;

	if (at + 14 > end)
		return XDP_DROP;
	switch (at[12] << 8 | at[13]) {
	case 0x0806:
		return XDP_PASS;
	case 0x0800:
		if (at + 34 > end)
			return XDP_DROP;
		return at[23] == 6 ? XDP_PASS : XDP_DROP;
	}
	return XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
