#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } out SEC(".maps");
SEC("tc") int ringpast(struct __sk_buff *skb) {
	__u64 *r = bpf_ringbuf_reserve(&out, 16, 0);
	if (!r) return 0;
	r[2] = skb->len;
	bpf_ringbuf_submit(r, 0);
	return 0;
}
char _license[] SEC("license") = "GPL";
