#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct flow { __u32 from; __u16 port; __u16 pad; };

struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 4); __type(key, struct flow); __type(value, __u64); } flows SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_LRU_HASH); __uint(max_entries, 64); __type(key, __u32); __type(value, __u32); } recent SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 3); __type(key, __u32); __type(value, __u64); } slots SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); __uint(max_entries, 2); __type(key, __u32); __type(value, __u32); } percpu SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PERCPU_HASH); __uint(max_entries, 8); __type(key, __u32); __type(value, __u64); } percpu_hash SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_LPM_TRIE); __uint(max_entries, 8); __uint(map_flags, BPF_F_NO_PREALLOC); __type(key, __u64); __type(value, __u32); } routes SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_QUEUE); __uint(max_entries, 8); __uint(key_size, 0); __uint(value_size, 4); } line SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } events SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PROG_ARRAY); __uint(max_entries, 4); __uint(key_size, 4); __uint(value_size, 4); } jumps SEC(".maps");

const volatile int limit = 7;
int seen;

SEC("xdp")
int count(struct xdp_md *ctx)
{
	__u32 zero = 0;
	__u32 *mine = bpf_map_lookup_elem(&percpu, &zero);
	if (mine)
		*mine += 1;
	seen += 1;
	return XDP_PASS;
}

SEC("xdp")
int count_too(struct xdp_md *ctx)
{
	seen += 10;
	return seen > limit ? XDP_PASS : XDP_DROP;
}

char _license[] SEC("license") = "GPL";
