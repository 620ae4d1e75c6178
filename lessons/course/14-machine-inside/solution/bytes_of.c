// SPDX-License-Identifier: Apache-2.0
/* How many different bytes an Ethernet header has. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <bpf/bpf_helpers.h>

__u64 different = 0;

struct table {
	__u32 times[256];
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct table);
} tables SEC(".maps");

SEC("xdp")
int bytes_of(struct xdp_md *ctx)
{
	__u8 *data = (void *)(long)ctx->data;
	__u8 *end = (void *)(long)ctx->data_end;
	__u64 found = 0;
	__u32 first = 0;

	struct table *table = bpf_map_lookup_elem(&tables, &first);
	if (!table || data + ETH_HLEN > end)
		return XDP_PASS;
	__builtin_memset(table, 0, sizeof(*table));
	for (int i = 0; i < ETH_HLEN; i++)
		if (table->times[data[i]]++ == 0)
			found++;
	different = found;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
