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

SEC("tc")
int inner(struct __sk_buff *skb)
{
	void *data = (void *)(long)skb->data;
	void *end = (void *)(long)skb->data_end;
	struct ethhdr *eth = data;

	if (data + sizeof(*eth) > end)
		return TC_ACT_OK;
	__u16 proto = eth->h_proto;
	void *next = data + sizeof(*eth);
	if (proto == bpf_htons(ETH_P_8021Q)) {
		proto = *(__be16 *)(next + 2);
		next += 4;
	}
	if (proto != bpf_htons(ETH_P_IP))
		return TC_ACT_OK;
	struct iphdr *ip = next;
	if (next + sizeof(*ip) > end)
		return TC_ACT_OK;
	return ip->ttl < 2 ? TC_ACT_SHOT : TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
