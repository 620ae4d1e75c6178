#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
SEC("tc") int note(struct __sk_buff *skb)
{
	__u32 *meta = (void *)(long)skb->data_meta;
	skb->mark = *meta;
	return 0;
}
char LICENSE[] SEC("license") = "GPL";
