#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <linux/in.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

__u32 table[10];
static long fill(__u32 i, void *unused)
{
	table[i] = i;
	return 0;
}

SEC("xdp")
int filled(struct xdp_md *ctx)
{
	bpf_loop(10, fill, 0, 0);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
