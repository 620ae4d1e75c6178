#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int search(struct xdp_md *ctx)
{
	__u32 wanted = ctx->rx_queue_index;
	__u32 i;

	for (i = 0; i < 100000; i++) {
		asm volatile("" : "+r"(i));
		if (i * 3 == wanted)
			break;
	}
	return i & 1 ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
