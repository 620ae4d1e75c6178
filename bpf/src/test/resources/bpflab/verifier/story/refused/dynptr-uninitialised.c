#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} events SEC(".maps");

SEC("xdp")
int unready(struct xdp_md *ctx)
{
	struct bpf_dynptr where;
	__u32 value = 0;

	bpf_dynptr_read(&value, sizeof(value), &where, 0, 0);
	return value ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
