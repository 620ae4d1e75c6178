// SPDX-License-Identifier: Apache-2.0
/* Counts packets and their bytes, and says so in the trace. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* How much has come in. Global variables live in a map. */
int counter = 0;
__u64 bytes = 0;

SEC("xdp")
int packet_count(struct xdp_md *ctx)
{
	bpf_printk("packet %d", counter);
	counter++;
	bytes += ctx->data_end - ctx->data;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
