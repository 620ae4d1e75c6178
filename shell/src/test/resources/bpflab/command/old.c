#include <uapi/linux/bpf.h>
#include "bpf_helpers.h"

/* packets by their length */
struct bpf_map_def SEC("maps") lengths = {
	.type = BPF_MAP_TYPE_HASH,
	.key_size = sizeof(__u32),
	.value_size = sizeof(__u64),
	.max_entries = 64, // enough
};

SEC("xdp1")
int by_length(struct xdp_md *ctx)
{
	__u32 length = ctx->data_end - ctx->data;
	__u64 one = 1, *n = bpf_map_lookup_elem(&lengths, &length);

	if (n)
		*n += 1;
	else
		bpf_map_update_elem(&lengths, &length, &one, BPF_ANY);
	return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
