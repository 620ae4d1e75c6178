// SPDX-License-Identifier: Apache-2.0
/* Counts packets, and says so in the trace. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* How many packets have come in. A global variable lives in a map. */
int counter = 0;

SEC("xdp")
int packet_count(void *ctx)
{
	bpf_printk("packet %d", counter);
	counter++;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
