#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("socket")
int peek(struct __sk_buff *skb)
{
	void *data = (void *)(long)skb->data;

	return data ? 1 : 0;
}

char LICENSE[] SEC("license") = "GPL";
