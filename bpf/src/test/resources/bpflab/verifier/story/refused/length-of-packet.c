#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} events SEC(".maps");

SEC("xdp")
int copy(struct xdp_md *ctx)
{
	char head[32] = {};
	__u32 bytes = ctx->data_end - ctx->data;

	bpf_ringbuf_output(&events, head, bytes, 0);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
