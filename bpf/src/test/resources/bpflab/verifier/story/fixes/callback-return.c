#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

static long each(__u32 i, void *unused) { return 5; }
SEC("xdp")
int prog(struct xdp_md *ctx)
{
	bpf_loop(4, each, 0, 0);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
