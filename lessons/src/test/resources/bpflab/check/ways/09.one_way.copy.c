// SPDX-License-Identifier: Apache-2.0
/* Counts what comes in, by the two addresses that talk. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct pair {
	__be32 here;
	__be32 there;
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct pair);
	__type(value, __u64);
} talks SEC(".maps");

SEC("xdp")
int one_way(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	if ((void *)(ip + 1) > end || eth->h_proto != bpf_htons(ETH_P_IP))
		return XDP_PASS;

	struct pair pair = {};
	__builtin_memcpy(&pair.here, &ip->daddr, 4);
	__builtin_memcpy(&pair.there, &ip->saddr, 4);
	__u64 one = 1;
	__u64 *packets = bpf_map_lookup_elem(&talks, &pair);
	if (packets)
		__sync_fetch_and_add(packets, 1);
	else
		bpf_map_update_elem(&talks, &pair, &one, BPF_NOEXIST);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
