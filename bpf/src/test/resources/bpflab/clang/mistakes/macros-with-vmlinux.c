#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

SEC("tc")
int only_ip(struct __sk_buff *skb)
{
	if (skb->protocol != htons(ETH_P_IP))
		return TC_ACT_OK;
	return 2;
}
