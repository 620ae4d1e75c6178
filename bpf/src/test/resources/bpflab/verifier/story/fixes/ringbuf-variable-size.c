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
	__u64 len = ctx->data_end - ctx->data;
	void *record = bpf_ringbuf_reserve(&packets, len, 0);
	if (!record)
		return XDP_PASS;
	bpf_xdp_load_bytes(ctx, 0, record, len);
	bpf_ringbuf_submit(record, 0);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
