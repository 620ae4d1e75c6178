#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

SEC("tc")
int prog(struct __sk_buff *skb)
{
	__u64 *cb = (__u64 *)&skb->cb[1];
	*cb = 7;
	return TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
