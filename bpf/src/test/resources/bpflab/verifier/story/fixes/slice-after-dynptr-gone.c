#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } ring SEC(".maps");

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	struct bpf_dynptr record;
	__u64 *slot;

	bpf_ringbuf_reserve_dynptr(&ring, 8, 0, &record);
	slot = bpf_dynptr_data(&record, 0, 8);
	bpf_ringbuf_submit_dynptr(&record, 0);
	if (slot)
		*slot = 1;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
