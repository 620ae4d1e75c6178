// SPDX-License-Identifier: Apache-2.0
/* Counts TCP packets by the port that they go to. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/tcp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, __u32);
	__type(value, __u64);
} opened SEC(".maps");

SEC("socket")
int opened_to(struct __sk_buff *skb)
{
	struct iphdr ip;
	struct tcphdr tcp;
	__u64 one = 1;

	if (skb->protocol != bpf_htons(ETH_P_IP) ||
	    bpf_skb_load_bytes(skb, ETH_HLEN, &ip, sizeof(ip)))
		return 0;
	if (ip.protocol != IPPROTO_TCP ||
	    bpf_skb_load_bytes(skb, ETH_HLEN + ip.ihl * 4, &tcp, sizeof(tcp)))
		return 0;

	__u32 port = bpf_ntohs(tcp.dest);
	__u64 *times = bpf_map_lookup_elem(&opened, &port);
	if (times)
		__sync_fetch_and_add(times, 1);
	else
		bpf_map_update_elem(&opened, &port, &one, BPF_NOEXIST);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
