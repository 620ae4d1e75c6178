// SPDX-License-Identifier: Apache-2.0
/* Lets no TCP packet out to port 8080. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <linux/tcp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

SEC("tc")
int no_web_out(struct __sk_buff *skb)
{
	void *data = (void *)(long)skb->data;
	void *end = (void *)(long)skb->data_end;

	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	if ((void *)(ip + 1) > end || eth->h_proto != bpf_htons(ETH_P_IP))
		return TC_ACT_OK;

	if (ip->protocol != IPPROTO_TCP)
		return TC_ACT_OK;

	struct tcphdr tcp;
	if (bpf_skb_load_bytes(skb, sizeof(*eth) + ip->ihl * 4, &tcp, sizeof(tcp)) < 0)
		return TC_ACT_OK;

	return tcp.dest == bpf_htons(8080) ? TC_ACT_SHOT : TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
