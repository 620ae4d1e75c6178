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
int mark(struct __sk_buff *skb)
{
	*(__u64 *)&skb->mark = 7;
	return TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
