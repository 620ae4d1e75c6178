#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* Prints as many lines as the second word of the packet says, each with the first, so that a test knows its own. */
SEC("xdp")
int printer(struct xdp_md *ctx)
{
	__u32 *words = (void *)(long)ctx->data;
	__u32 i;

	if ((void *)(words + 2) > (void *)(long)ctx->data_end)
		return XDP_ABORTED;
	for (i = 0; i < 1000 && i < words[1]; i++)
		bpf_printk("mark %u line %u", words[0], i);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
