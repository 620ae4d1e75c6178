// SPDX-License-Identifier: Apache-2.0
/* Tells user space of each packet: two kinds of buffers, and a histogram. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* What is told of a packet. */
struct note {
	__u32 length;
	__u32 interface;
};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096); /* bytes */
} notes SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, 4);
	__uint(value_size, 4);
} old_notes SEC(".maps");

/* slot n: packets whose length is a number of n bits */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 16);
	__type(key, __u32);
	__type(value, __u64);
} lengths SEC(".maps");

/* How many bits a number has: 98 is 1100010 in binary, 7 bits. */
static __always_inline __u32 bits(__u32 number)
{
	__u32 bits = 0;

	for (__u32 n = 0; n < 15; n++)
		if (number >> n)
			bits = n + 1;
	return bits;
}

/* The latest one. As a variable it brings the names of its fields along. */
struct note last;

SEC("xdp")
int tour(struct xdp_md *ctx)
{
	struct note note = { .length = ctx->data_end - ctx->data,
			     .interface = ctx->ingress_ifindex };

	last = note;
	bpf_ringbuf_output(&notes, &note, sizeof(note), 0);
	bpf_perf_event_output(ctx, &old_notes, BPF_F_CURRENT_CPU,
			      &note, sizeof(note));

	__u32 key = bits(note.length);
	__u64 *packets = bpf_map_lookup_elem(&lengths, &key);
	if (packets)
		__sync_fetch_and_add(packets, 1);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
