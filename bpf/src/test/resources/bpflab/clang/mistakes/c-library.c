#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int greet(struct xdp_md *ctx)
{
	printf("hello");
	char *p = malloc(3);
	return p ? XDP_PASS : XDP_DROP
}
