#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
__attribute__((naked)) int reserved(void)
{
	asm volatile(
		".byte 0xb7, 0, 1, 0, 2, 0, 0, 0;"
		"exit;"
	::: "r0", "r1", "r2", "r3", "r4", "r5");
}

char LICENSE[] SEC("license") = "GPL";
