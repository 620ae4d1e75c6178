/* The kernel tells the length; both numbers are added to at once. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

unsigned int counter;
unsigned long long bytes;

SEC("xdp")
int packet_count(struct xdp_md *ctx)
{
	bpf_printk("packet %d", counter);
	__sync_fetch_and_add(&counter, 1);
	__sync_fetch_and_add(&bytes, bpf_xdp_get_buff_len(ctx));
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
