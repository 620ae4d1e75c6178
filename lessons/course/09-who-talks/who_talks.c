// SPDX-License-Identifier: Apache-2.0
/* Who talks to whom: XDP counts what comes in, tc what goes out. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct pair {
	__be32 here;
	__be32 there;
};

struct packets {
	__u64 in;
	__u64 out;
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct pair);
	__type(value, struct packets);
} talks SEC(".maps");

/* The IPv4 header of a frame, or NULL. */
static __always_inline struct iphdr *ipv4(long data, long end)
{
	struct ethhdr *eth = (void *)data;
	struct iphdr *ip = (void *)(eth + 1);
	if ((void *)(ip + 1) > (void *)end ||
	    eth->h_proto != bpf_htons(ETH_P_IP))
		return NULL;
	return ip;
}

/* The numbers of a pair, made at its first packet; NULL if all is full. */
static __always_inline struct packets *numbers(__be32 here, __be32 there)
{
	struct pair pair = { .here = here, .there = there };
	struct packets none = {};
	struct packets *seen = bpf_map_lookup_elem(&talks, &pair);
	if (seen)
		return seen;
	bpf_map_update_elem(&talks, &pair, &none, BPF_NOEXIST);
	return bpf_map_lookup_elem(&talks, &pair);
}

SEC("xdp")
int count_in(struct xdp_md *ctx)
{
	struct iphdr *ip = ipv4(ctx->data, ctx->data_end);
	struct packets *seen = ip ? numbers(ip->daddr, ip->saddr) : NULL;
	if (seen)
		__sync_fetch_and_add(&seen->in, 1);
	return XDP_PASS;
}

SEC("tc")
int count_out(struct __sk_buff *skb)
{
	struct iphdr *ip = ipv4(skb->data, skb->data_end);
	struct packets *seen = ip ? numbers(ip->saddr, ip->daddr) : NULL;
	if (seen)
		__sync_fetch_and_add(&seen->out, 1);
	return TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
