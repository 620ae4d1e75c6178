/* Bytes at their places, and one way out. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int port_filter(struct xdp_md *ctx)
{
	unsigned char *at = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end, *tcp;
	int verdict = XDP_PASS;

	if (at + 34 <= end && at[12] == 8 && at[13] == 0) {
		if (at[23] == 1) {
			verdict = XDP_DROP;
		} else if (at[23] == 6) {
			tcp = at + 14 + (at[14] & 15) * 4;
			if (tcp + 20 <= end && ((tcp[0] << 8 | tcp[1]) == 80 || (tcp[2] << 8 | tcp[3]) == 80))
				verdict = XDP_DROP;
		}
	}
	return verdict;
}

char LICENSE[] SEC("license") = "GPL";
