#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
__attribute__((naked)) int outside(void)
{
	asm volatile(
		"r1 = 1;"
		"*(u64 *)(r10 + 8) = r1;"
		"r0 = 2;"
		"exit;"
	::: "r0", "r1", "r2", "r3", "r4", "r5", "r6");
}

char LICENSE[] SEC("license") = "GPL";
