/* Many kinds of maps: inlined look-ups, direct calls, redirects. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#define MAP(kind, name, key_type, value_type, entries) \
	struct { __uint(type, BPF_MAP_TYPE_##kind); __type(key, key_type); __type(value, value_type); __uint(max_entries, entries); } name SEC(".maps")

struct prefix {
	__u32 bits;
	__u32 address;
};

MAP(HASH, hash, __u32, __u64, 16);
MAP(ARRAY, array, __u32, __u64, 16);
MAP(LRU_HASH, lru, __u32, __u64, 16);
MAP(DEVMAP, devices, __u32, __u32, 4);
MAP(CPUMAP, cpus, __u32, __u32, 4);

struct {
	__uint(type, BPF_MAP_TYPE_LPM_TRIE);
	__type(key, struct prefix);
	__type(value, __u32);
	__uint(max_entries, 16);
	__uint(map_flags, BPF_F_NO_PREALLOC);
} routes SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_QUEUE);
	__uint(value_size, 4);
	__uint(max_entries, 8);
} queue SEC(".maps");

SEC("xdp")
int all_maps(struct xdp_md *ctx)
{
	__u32 key = ctx->ingress_ifindex;
	struct prefix prefix = { 32, key };
	__u64 one = 1;
	__u64 *a = bpf_map_lookup_elem(&array, &key);
	__u64 *h = bpf_map_lookup_elem(&hash, &key);
	__u64 *l = bpf_map_lookup_elem(&lru, &key);
	__u32 *r = bpf_map_lookup_elem(&routes, &prefix);

	if (a)
		*a += 1;
	if (!h)
		bpf_map_update_elem(&hash, &key, &one, BPF_ANY);
	if (l && *l > 100)
		bpf_map_delete_elem(&lru, &key);
	bpf_map_push_elem(&queue, &key, 0);
	if (r)
		return bpf_redirect_map(&devices, *r, 0);
	return bpf_redirect_map(&cpus, 0, XDP_PASS);
}

char _license[] SEC("license") = "GPL";
