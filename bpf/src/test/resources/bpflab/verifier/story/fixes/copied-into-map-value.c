#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct copy { __u8 bytes[40]; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 4); __type(key, __u32); __type(value, struct copy); } copies SEC(".maps");

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *data_end = (void *)(long)ctx->data_end;
	__u32 key = ctx->rx_queue_index;
	struct copy *copy = bpf_map_lookup_elem(&copies, &key);

	if (!copy)
		return XDP_PASS;
	__builtin_memcpy(copy->bytes, data, sizeof(copy->bytes));
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
