#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

__noinline int down(int n)
{
	volatile int m = n;
	return m ? down(m - 1) + 1 : 0;
}
SEC("xdp")
int prog(struct xdp_md *ctx) { return down(ctx->rx_queue_index) > 3 ? XDP_DROP : XDP_PASS; }

char LICENSE[] SEC("license") = "GPL";
