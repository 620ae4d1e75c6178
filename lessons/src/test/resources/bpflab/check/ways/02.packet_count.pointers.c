/* The length is the difference of two pointers; the sum has a sign. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

long bytes = 0;
int counter = 0;

SEC("xdp")
int count_all(struct xdp_md *ctx)
{
	char *first = (char *)(long)ctx->data, *behind = (char *)(long)ctx->data_end;

	bpf_printk("packet %d", counter);
	bytes = bytes + (behind - first);
	counter = counter + 1;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
