#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>
SEC("xdp")
int prog(struct xdp_md *ctx)
{
	int len = ctx->data_end - ctx->data;
	void *data = (void *)ctx->data;

	if (len < 14)
		return XDP_PASS;
	return *(char *)data == 0 ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
