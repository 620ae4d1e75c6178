#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} events SEC(".maps");

SEC("xdp")
int reserve_some(struct xdp_md *ctx)
{
	__u32 *event = bpf_ringbuf_reserve(&events, ctx->rx_queue_index & 63, 0);

	if (event)
		bpf_ringbuf_discard(event, 0);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
