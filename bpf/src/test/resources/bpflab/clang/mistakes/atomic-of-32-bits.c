#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

__u32 seen, last;

SEC("xdp")
int mark(struct xdp_md *ctx)
{
	__u32 before = __sync_fetch_and_or(&seen, 6);

	__sync_fetch_and_xor(&last, before);
	return XDP_PASS;
}
