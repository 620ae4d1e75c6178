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

struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 65536); } packets SEC(".maps");

SEC("xdp")
int copy(struct xdp_md *ctx)
{
	char head[32] = {};
	__u32 len = ctx->data_end - ctx->data;
	bpf_ringbuf_output(&packets, head, len, 0);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
