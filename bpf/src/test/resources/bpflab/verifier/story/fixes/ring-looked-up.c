#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} events SEC(".maps");

SEC("xdp")
int count(struct xdp_md *ctx)
{
	int key = 0;
	long *hits = bpf_map_lookup_elem(&events, &key);

	if (hits)
		*hits += 1;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
