// SPDX-License-Identifier: Apache-2.0
/* Counts in a map without asking whether there is an entry. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 8);
	__type(key, __u32);
	__type(value, __u64);
} queues SEC(".maps");

SEC("xdp")
int no_null(struct xdp_md *ctx)
{
	__u32 queue = ctx->rx_queue_index;
	__u64 *packets = bpf_map_lookup_elem(&queues, &queue);

	*packets += 1;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
