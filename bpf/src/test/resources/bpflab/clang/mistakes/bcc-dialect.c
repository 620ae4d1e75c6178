#include <linux/bpf.h>

BPF_HASH(counts, u32);

int count(struct xdp_md *ctx)
{
	u32 key = 3;
	counts.increment(key);
	return 2;
}
