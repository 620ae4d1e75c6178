// SPDX-License-Identifier: Apache-2.0
/* Counts packets, and says so in the trace at every tenth. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* How many packets have come in. */
unsigned int counter = 0;

SEC("xdp")
int every_tenth(struct xdp_md *ctx)
{
	unsigned int packets = counter;

	packets++;
	counter = packets;
	if (counter - counter / 10 * 10 == 0) {
		char text[] = "packet %u";

		bpf_trace_printk(text, sizeof(text), counter);
	}
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
