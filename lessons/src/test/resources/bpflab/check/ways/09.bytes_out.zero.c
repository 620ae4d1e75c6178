// SPDX-License-Identifier: Apache-2.0
/* Counts packets that leave, by the address that they go to. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* address -> how much was sent to it */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, __be32);
	__type(value, __u64);
} sent SEC(".maps");

SEC("tc")
int bytes_out(struct __sk_buff *skb)
{
	void *data = (void *)(long)skb->data;
	void *end = (void *)(long)skb->data_end;

	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	if ((void *)(ip + 1) > end || eth->h_proto != bpf_htons(ETH_P_IP))
		return TC_ACT_OK;

	__be32 to = ip->daddr;
	__u64 zero = 0, *total;

	bpf_map_update_elem(&sent, &to, &zero, BPF_NOEXIST);
	total = bpf_map_lookup_elem(&sent, &to);
	if (total)
		*total = *total + skb->len;
	return TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
