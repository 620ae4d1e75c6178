/* A map of each kind that a program of this type may have beside it; what takes a program to fill is filled by one. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct route { __u32 prefixlen; __u8 addr[4]; };
struct note { __u32 number; char word[4]; };

struct { __uint(type, BPF_MAP_TYPE_QUEUE); __uint(max_entries, 4); __type(value, struct note); } line SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_STACK); __uint(max_entries, 4); __type(value, __u32); } pile SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_BLOOM_FILTER); __uint(max_entries, 64); __type(value, __u32); } seen SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } events SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_USER_RINGBUF); __uint(max_entries, 4096); } orders SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY); __uint(max_entries, 2); __uint(key_size, 4); __uint(value_size, 4); } perf SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PROG_ARRAY); __uint(max_entries, 4); __uint(key_size, 4); __uint(value_size, 4); } jumps SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_DEVMAP); __uint(max_entries, 4); __uint(key_size, 4); __uint(value_size, 8); } ports SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_DEVMAP_HASH); __uint(max_entries, 4); __type(key, __u32); __uint(value_size, 4); } ports_by_number SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_CPUMAP); __uint(max_entries, 1); __uint(key_size, 4); __uint(value_size, 8); } cpus SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_XSKMAP); __uint(max_entries, 2); __uint(key_size, 4); __uint(value_size, 4); } rings SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_SOCKMAP); __uint(max_entries, 2); __uint(key_size, 4); __uint(value_size, 8); } sockets SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_SOCKMAP); __uint(max_entries, 2); __uint(key_size, 4); __uint(value_size, 4); } few_sockets SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_SOCKHASH); __uint(max_entries, 2); __type(key, __u64); __uint(value_size, 4); } sockets_by_key SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_REUSEPORT_SOCKARRAY); __uint(max_entries, 2); __uint(key_size, 4); __uint(value_size, 8); } listeners SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_CGROUP_ARRAY); __uint(max_entries, 2); __uint(key_size, 4); __uint(value_size, 4); } groups SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_STACK_TRACE); __uint(max_entries, 8); __uint(key_size, 4); __uint(value_size, 64); } stacks SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_LPM_TRIE); __uint(max_entries, 8); __uint(map_flags, BPF_F_NO_PREALLOC); __type(key, struct route); __type(value, __u32); } routes SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_LPM_TRIE); __uint(max_entries, 8); __uint(map_flags, BPF_F_NO_PREALLOC); __uint(key_size, 8); __uint(value_size, 4); } bare_routes SEC(".maps");
struct inner { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, __u64); } first SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS); __uint(max_entries, 3); __type(key, __u32); __array(values, struct inner); } outer SEC(".maps") = { .values = { [1] = &first } };
struct { __uint(type, BPF_MAP_TYPE_HASH_OF_MAPS); __uint(max_entries, 3); __type(key, __u32); __array(values, struct inner); } outer_by_key SEC(".maps") = { .values = { [2] = &first } };
struct { __uint(type, BPF_MAP_TYPE_SK_STORAGE); __uint(map_flags, BPF_F_NO_PREALLOC); __type(key, int); __type(value, __u64); } per_socket SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_TASK_STORAGE); __uint(map_flags, BPF_F_NO_PREALLOC); __type(key, int); __type(value, __u64); } per_task SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_INODE_STORAGE); __uint(map_flags, BPF_F_NO_PREALLOC); __type(key, int); __type(value, __u64); } per_file SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_LRU_PERCPU_HASH); __uint(max_entries, 64); __type(key, __u32); __type(value, struct note); } notes SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_CGROUP_STORAGE); __type(key, struct bpf_cgroup_storage_key); __type(value, __u64); } per_group SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PERCPU_CGROUP_STORAGE); __type(key, struct bpf_cgroup_storage_key); __type(value, __u64); } per_group_and_cpu SEC(".maps");

SEC("xdp")
int fill(struct xdp_md *ctx)
{
	struct note note = { 7, "one" };
	struct note *record;
	__u32 key = 1, two = 2;
	struct route route = { 16, { 10, 11, 0, 0 } };

	bpf_map_push_elem(&line, &note, BPF_ANY);
	note.number = 8;
	bpf_map_push_elem(&line, &note, BPF_ANY);
	bpf_map_push_elem(&pile, &key, BPF_ANY);
	bpf_map_push_elem(&pile, &two, BPF_ANY);
	bpf_map_push_elem(&seen, &key, BPF_ANY);
	bpf_map_update_elem(&routes, &route, &key, BPF_ANY);
	bpf_map_update_elem(&bare_routes, &route, &key, BPF_ANY);
	bpf_map_update_elem(&notes, &key, &note, BPF_ANY);
	record = bpf_ringbuf_reserve(&events, sizeof(*record), 0);
	if (record) {
		*record = note;
		bpf_ringbuf_submit(record, 0);
	}
	record = bpf_ringbuf_reserve(&events, sizeof(*record), 0);
	if (record)
		bpf_ringbuf_discard(record, 0);
	bpf_ringbuf_output(&events, &key, 3, 0);
	return XDP_PASS;
}

SEC("raw_tp/sys_enter")
int stack(void *ctx)
{
	bpf_get_stackid(ctx, &stacks, 0);
	return 0;
}

SEC("cgroup_skb/egress")
int group(struct __sk_buff *skb)
{
	__u64 *here = bpf_get_local_storage(&per_group, 0);
	__u64 *there = bpf_get_local_storage(&per_group_and_cpu, 0);

	*here = 7;
	*there = 8;
	return 1;
}

char _license[] SEC("license") = "GPL";
