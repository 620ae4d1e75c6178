#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct bpf_map_def SEC("maps") packets = {
	.type = BPF_MAP_TYPE_ARRAY,
	.key_size = 4,
	.value_size = 8,
	.max_entries = 256,
};

SEC("xdp")
int nothing(struct xdp_md *ctx)
{
	return XDP_PASS;
}
