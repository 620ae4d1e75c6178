#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 4); __type(key, __u32); __type(value, __u64); } counts SEC(".maps");

static __attribute__((noinline)) int port(struct xdp_md *ctx)
{
	__u32 key = ctx->ingress_ifindex;
	__u64 *count = bpf_map_lookup_elem(&counts, &key);
	if (!count)
		return 0;
	*count += 1;
	return (int)*count;
}

SEC("xdp")
int many(struct xdp_md *ctx)
{
	if (port(ctx) > 100)
		return XDP_DROP;
	bpf_printk("few");
	return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
