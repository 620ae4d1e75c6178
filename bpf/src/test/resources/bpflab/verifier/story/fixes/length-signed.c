#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

#include <linux/pkt_cls.h>

SEC("tc")
int prog(struct __sk_buff *skb)
{
	char bytes[64];
	int length = (int)skb->len - 14;

	if (length > 64)
		length = 64;
	bpf_skb_load_bytes(skb, 14, bytes, length);
	return bytes[0] ? TC_ACT_OK : TC_ACT_SHOT;
}

char LICENSE[] SEC("license") = "GPL";
