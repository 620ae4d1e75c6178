/* Bytes at their places; the number is put back by a call. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 256);
	__type(key, __u32);
	__type(value, __u64);
} rxcnt SEC(".maps");

SEC("xdp")
int proto_counter(struct xdp_md *ctx)
{
	unsigned char *at = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
	__u32 key = 0;

	if (at + 34 <= end && at[12] == 0x08 && at[13] == 0x00)
		key = at[23];
	else if (at + 54 <= end && at[12] == 0x86 && at[13] == 0xdd)
		key = at[20];

	__u64 *before = bpf_map_lookup_elem(&rxcnt, &key);
	if (before) {
		__u64 now = *before + 1;
		bpf_map_update_elem(&rxcnt, &key, &now, BPF_ANY);
	}
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
