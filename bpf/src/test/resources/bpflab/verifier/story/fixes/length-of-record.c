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

struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } ring SEC(".maps");

SEC("tc")
int prog(struct __sk_buff *skb)
{
	__u32 length = skb->len;
	char *record = bpf_ringbuf_reserve(&ring, 128, 0);

	if (!record)
		return TC_ACT_OK;
	bpf_skb_load_bytes(skb, 0, record, length);
	bpf_ringbuf_submit(record, 0);
	return TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
