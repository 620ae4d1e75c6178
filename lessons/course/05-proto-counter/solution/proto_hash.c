// SPDX-License-Identifier: Apache-2.0
/* Counts packets by the protocol that they carry, and lets them pass. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* protocol -> packets, of all CPUs */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 256);
	__type(key, __u32);
	__type(value, __u64);
} rxcnt SEC(".maps");

/* What IPv4 or IPv6 carries; 0 for others, and for what is cut short. */
static __always_inline __u32 protocol(void *data, void *end)
{
	struct ethhdr *eth = data;
	if ((void *)(eth + 1) > end)
		return 0;

	struct iphdr *ip = (void *)(eth + 1);
	if (eth->h_proto == bpf_htons(ETH_P_IP) && (void *)(ip + 1) <= end)
		return ip->protocol;

	struct ipv6hdr *ip6 = (void *)(eth + 1);
	if (eth->h_proto == bpf_htons(ETH_P_IPV6) && (void *)(ip6 + 1) <= end)
		return ip6->nexthdr;
	return 0;
}

SEC("xdp")
int proto_hash(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	__u32 key = protocol(data, end);
	__u64 *packets = bpf_map_lookup_elem(&rxcnt, &key);
	__u64 one = 1;
	if (packets)
		__sync_fetch_and_add(packets, 1);
	else
		bpf_map_update_elem(&rxcnt, &key, &one, BPF_NOEXIST);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
