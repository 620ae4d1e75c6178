/* A classifier: fields of the buffer, bytes of the packet, writes to both. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_endian.h>

SEC("tc")
int classify(struct __sk_buff *skb)
{
	void *data = (void *)(long)skb->data;
	void *end = (void *)(long)skb->data_end;
	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	__u32 word = 0;

	if ((void *)(ip + 1) > end)
		return TC_ACT_OK;
	if (eth->h_proto != bpf_htons(ETH_P_IP))
		return TC_ACT_UNSPEC;
	skb->mark = ip->ttl;
	skb->cb[0] = skb->len + skb->vlan_present + skb->hash;
	bpf_skb_load_bytes(skb, 20, &word, 4);
	eth->h_source[0] ^= word;
	return bpf_ntohl(ip->saddr) > 0x0a000000 ? TC_ACT_SHOT : TC_ACT_OK;
}

char _license[] SEC("license") = "GPL";
