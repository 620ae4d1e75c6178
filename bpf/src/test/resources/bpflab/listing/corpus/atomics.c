#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

__u64 wide;
__u64 other;

SEC("xdp")
int atomics(struct xdp_md *ctx)
{
	__u64 old = __sync_fetch_and_add(&wide, 2);

	__sync_fetch_and_add(&wide, 1);
	__sync_fetch_and_or(&wide, 8);
	__sync_fetch_and_and(&other, 0xff);
	__sync_fetch_and_xor(&other, ctx->rx_queue_index);
	old += __sync_lock_test_and_set(&wide, 5);
	old += __sync_val_compare_and_swap(&wide, 5, 6);
	return old & 1 ? XDP_PASS : XDP_DROP;
}

char _license[] SEC("license") = "GPL";
