#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("tc")
int some_bytes(struct __sk_buff *skb)
{
	char bytes[64] = {};
	__u32 length = skb->mark & 63;

	bpf_skb_load_bytes(skb, 0, bytes, length);
	return bytes[0] == 'x';
}

char LICENSE[] SEC("license") = "GPL";
