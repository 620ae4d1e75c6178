#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int beyond(struct xdp_md *ctx)
{
	__u8 *end = (void *)(long)ctx->data_end;

	return *end;
}

char LICENSE[] SEC("license") = "GPL";
