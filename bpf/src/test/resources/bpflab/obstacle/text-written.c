// refused: extern
// what: f calls snprintf(), which is nowhere defined
// fix: BPF_SNPRINTF(text, sizeof(text), "%d", number)
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

int snprintf(char *text, unsigned long bytes, const char *format, ...);

SEC("xdp")
int f(struct xdp_md *ctx)
{
	char text[8];

	return snprintf(text, 8, "%u", ctx->rx_queue_index);
}

char LICENSE[] SEC("license") = "GPL";
