// refused: extern
// what: prints calls bpf_printk(), which is nowhere defined
// fix: #include <bpf/bpf_helpers.h>
#include <linux/bpf.h>

int bpf_printk(const char *format, ...);

__attribute__((section("xdp"), used))
int prints(struct xdp_md *ctx)
{
	bpf_printk("hello");
	return XDP_PASS;
}
