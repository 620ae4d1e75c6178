#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
__attribute__((naked)) int half(void)
{
	asm volatile(
		"w1 += 4;"
		"r0 = *(u32 *)(r1 + 0);"
		"exit;"
	::: "r0", "r1", "r2", "r3", "r4", "r5");
}

char LICENSE[] SEC("license") = "GPL";
