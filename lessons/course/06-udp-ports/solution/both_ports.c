// SPDX-License-Identifier: Apache-2.0
/* Counts UDP packets that come in, by the port that they go to. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* port -> packets; as many entries as BPF_HISTOGRAM has */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u64);
	__type(value, __u64);
} ports SEC(".maps");

/* One more for a port, which is new at its first packet. */
static __always_inline void increment(__u64 port)
{
	__u64 one = 1;

	__u64 *packets = bpf_map_lookup_elem(&ports, &port);
	if (packets)
		__sync_fetch_and_add(packets, 1);
	else
		bpf_map_update_elem(&ports, &port, &one, BPF_NOEXIST);
}

SEC("xdp")
int both_ports(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	struct ipv6hdr *ip6 = (void *)(eth + 1);
	struct udphdr *udp;
	if ((void *)(ip + 1) > end)
		return XDP_PASS;
	if (eth->h_proto == bpf_htons(ETH_P_IP) && ip->protocol == IPPROTO_UDP)
		udp = (void *)ip + ip->ihl * 4;
	else if (eth->h_proto == bpf_htons(ETH_P_IPV6) &&
		 (void *)(ip6 + 1) <= end && ip6->nexthdr == IPPROTO_UDP)
		udp = (void *)(ip6 + 1);
	else
		return XDP_PASS;
	if ((void *)(udp + 1) <= end)
		increment(bpf_ntohs(udp->dest));
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
