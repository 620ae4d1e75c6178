// SPDX-License-Identifier: Apache-2.0
/* Counts packets by their length, by the number of bits of the length. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 16);
	__type(key, __u32);
	__type(value, __u64);
} lengths SEC(".maps");

SEC("xdp")
int slots(struct xdp_md *ctx)
{
	__u32 length = ctx->data_end - ctx->data;
	__u32 slot = 0;

	for (__u32 n = 0; n < 15; n++)
		if (length >> n)
			slot = n + 1;

	__u64 *packets = bpf_map_lookup_elem(&lengths, &slot);
	if (packets)
		__sync_fetch_and_add(packets, 1);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
