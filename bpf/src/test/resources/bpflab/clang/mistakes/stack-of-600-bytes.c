#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
SEC("xdp")
int f(struct xdp_md *ctx)
{
	char buf[600];
	__builtin_memset(buf, 0, sizeof(buf));
	bpf_printk("%s", buf);
	return XDP_PASS;
}
