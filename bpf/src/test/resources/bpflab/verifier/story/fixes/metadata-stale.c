#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
SEC("xdp") int note(struct xdp_md *ctx)
{
	__u32 *meta = (void *)(long)ctx->data_meta;

	if (bpf_xdp_adjust_meta(ctx, -4))
		return XDP_PASS;
	*meta = 0x2a;
	return XDP_PASS;
}
char LICENSE[] SEC("license") = "GPL";
