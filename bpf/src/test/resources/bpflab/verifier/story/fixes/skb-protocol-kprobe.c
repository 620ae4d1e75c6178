#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

SEC("kprobe/ip_rcv")
int BPF_KPROBE(received, struct sk_buff *skb)
{
	struct iphdr *ip = (struct iphdr *)(skb->head + skb->network_header);
	__u32 from = ip->saddr;
	bpf_printk("from %x", from);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
