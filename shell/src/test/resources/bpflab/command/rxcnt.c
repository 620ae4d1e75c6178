#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct flow { __u32 saddr; __u16 port; };
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 256);
	__type(key, __u32);
	__type(value, long);
} rxcnt SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16);
	__type(key, struct flow);
	__type(value, __u64);
} flows SEC(".maps");

int total;

static __attribute__((noinline)) int count(__u32 key)
{
	long *value = bpf_map_lookup_elem(&rxcnt, &key);
	if (value)
		*value += 1;
	return key;
}

SEC("xdp")
int rx(struct xdp_md *ctx)
{
	struct flow f = { .saddr = 1, .port = 80 };
	__u64 one = 1;
	total++;
	bpf_map_update_elem(&flows, &f, &one, BPF_ANY);
	bpf_printk("packet %d", total);
	return count(ctx->data_end - ctx->data < 100 ? 1 : 6) ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
