// SPDX-License-Identifier: Apache-2.0
/* Counts UDP packets that come in, by the port that they go to. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/udp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* port -> packets; four have room */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4);
	__type(key, __u64);
	__type(value, __u64);
} ports SEC(".maps");

/* Packets that found no room in the map. */
__u64 lost = 0;

/* One more for a port, which is new at its first packet. */
static __always_inline void increment(__u64 port)
{
	__u64 one = 1;

	__u64 *packets = bpf_map_lookup_elem(&ports, &port);
	if (packets)
		__sync_fetch_and_add(packets, 1);
	else
		bpf_map_update_elem(&ports, &port, &one, BPF_NOEXIST);
	if (!bpf_map_lookup_elem(&ports, &port))
		lost += 1;
}

SEC("xdp")
int lost_ports(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	if ((void *)(ip + 1) > end || eth->h_proto != bpf_htons(ETH_P_IP))
		return XDP_PASS;
	if (ip->protocol != IPPROTO_UDP)
		return XDP_PASS;

	struct udphdr *udp = (void *)ip + ip->ihl * 4;
	if ((void *)(udp + 1) <= end)
		increment(bpf_ntohs(udp->dest));
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
