#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("tc")
int look(struct __sk_buff *skb)
{
	struct bpf_sock_tuple tuple = {};

	bpf_sk_lookup_tcp(skb, &tuple, sizeof(tuple), BPF_F_CURRENT_NETNS, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
