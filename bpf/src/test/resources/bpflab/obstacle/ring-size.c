// loaded: xdp
// note: map records has max_entries 5,000: a ring of records is a power of 2 and whole pages, so it is made with 8,192 bytes
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 5000);
} records SEC(".maps");

SEC("xdp")
int tell(struct xdp_md *ctx)
{
	void *record = bpf_ringbuf_reserve(&records, 8, 0);

	if (record)
		bpf_ringbuf_discard(record, 0);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
