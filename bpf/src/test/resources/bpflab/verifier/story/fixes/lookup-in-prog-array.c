#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

struct { __uint(type, BPF_MAP_TYPE_PROG_ARRAY); __uint(max_entries, 4); __uint(key_size, 4); __uint(value_size, 4); } jmp SEC(".maps");

SEC("xdp") int x(struct xdp_md *ctx) {
	void *m = &jmp;
	__u32 k = 1;
	void *p = bpf_map_lookup_elem(m, &k);
	if (p)
		return XDP_DROP;
	bpf_tail_call(ctx, m, 1);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
