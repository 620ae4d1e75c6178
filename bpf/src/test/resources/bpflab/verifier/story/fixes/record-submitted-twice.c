#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } rb SEC(".maps");
SEC("tc")
int prog(struct __sk_buff *skb)
{
	__u64 *record = bpf_ringbuf_reserve(&rb, 8, 0);
	if (!record)
		return TC_ACT_OK;
	*record = skb->len;
	bpf_ringbuf_submit(record, 0);
	if (skb->len > 100)
		bpf_ringbuf_discard(record, 0);
	return TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
