#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

static long each(void *map, __u32 *key, __u64 *value, void *data)
{
	*key = 7;
	return 0;
}

SEC("tc")
int renumber(struct __sk_buff *skb)
{
	bpf_for_each_map_elem(&counts, each, (void *)0, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
