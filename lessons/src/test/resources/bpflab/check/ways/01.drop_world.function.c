/* Another function decides, by a number. */
#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

static __noinline int decide(long length)
{
	return length < 0 ? 1 : 2;
}

SEC("xdp")
int drop_world(struct xdp_md *ctx)
{
	return decide(ctx->data_end - ctx->data);
}

char LICENSE[] SEC("license") = "GPL";
