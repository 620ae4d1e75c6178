#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(key_size, 4);
	__uint(value_size, 4);
	__uint(max_entries, 4);
} next SEC(".maps");

SEC("xdp")
int first(struct xdp_md *ctx)
{
	bpf_tail_call(ctx, &next, 0);
	bpf_tail_call(ctx, &next, ctx->rx_queue_index);
	return XDP_ABORTED;
}

char _license[] SEC("license") = "GPL";
