// SPDX-License-Identifier: Apache-2.0
/* Drops frames of more than 100 bytes, and calls a helper on the way. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
__attribute__((naked)) int lost(struct xdp_md *ctx)
{
	asm volatile(
		"r2 = *(u32 *)(r1 + 0);" /* data */
		"r6 = *(u32 *)(r1 + 4);" /* data_end */
		"r6 -= r2;" /* the length */
		"*(u64 *)(r10 - 8) = r6;"
		"call 8;"
		"r6 = *(u64 *)(r10 - 8);" /* bpf_get_smp_processor_id; its answer is not used */
		"r0 = 2;" /* XDP_PASS */
		"if r6 < 101 goto +1;"
		"r0 = 1;" /* XDP_DROP */
		"exit;"
	);
}

char LICENSE[] SEC("license") = "GPL";
