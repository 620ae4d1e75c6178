#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	__u32 copy[6] = {};
	bpf_xdp_adjust_head((struct xdp_md *)copy, -4);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
