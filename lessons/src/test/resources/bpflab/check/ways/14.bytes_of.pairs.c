// SPDX-License-Identifier: Apache-2.0
/* How many different bytes an Ethernet header has. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <bpf/bpf_helpers.h>

__u64 different = 0;

SEC("xdp")
int bytes_of(struct xdp_md *ctx)
{
	__u8 *data = (void *)(long)ctx->data;
	__u8 *end = (void *)(long)ctx->data_end;
	__u64 found = 0;

	if (data + ETH_HLEN > end)
		return XDP_PASS;
	for (int i = 0; i < ETH_HLEN; i++) {
		int new = 1;

		for (int j = 0; j < i; j++)
			if (data[j] == data[i])
				new = 0;
		found += new;
	}
	different = found;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
