#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct end { __u32 addr; __u16 port; __u8 mac[6]; };
struct named { __u64 packets; char name[8]; };
struct wide { struct end from; struct end to; char comment[64]; __u64 numbers[8]; };

struct { __uint(type, BPF_MAP_TYPE_PERCPU_HASH); __uint(max_entries, 16); __uint(key_size, 4); __uint(value_size, 8); } bare SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct named); } names SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 64); __type(key, struct end); __type(value, __u32); } ends SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct wide); } wide SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_QUEUE); __uint(max_entries, 4); __type(value, __u32); } line SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } events SEC(".maps");

SEC("xdp")
int fill(struct xdp_md *ctx)
{
	__u32 key = 0, one = 1;
	__u64 first = 1;
	struct end end = { bpf_htonl(0x0a0b0002), bpf_htons(8080), { 2, 0, 0, 0, 0, 0x1f } };
	struct named *named = bpf_map_lookup_elem(&names, &key);
	struct wide *wide_value = bpf_map_lookup_elem(&wide, &key);

	bpf_map_update_elem(&bare, &end.addr, &first, BPF_ANY);
	bpf_map_update_elem(&ends, &end, &one, BPF_ANY);
	bpf_map_push_elem(&line, &one, BPF_ANY);
	bpf_ringbuf_output(&events, &first, 8, 0);
	if (named) {
		named->packets++;
		named->name[0] = 'x';
	}
	if (wide_value) {
		wide_value->from = end;
		wide_value->numbers[7] = 1234567890123456789ULL;
	}
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
