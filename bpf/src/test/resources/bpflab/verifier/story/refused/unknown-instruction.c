#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
__attribute__((naked)) int garbage(void)
{
	asm volatile(
		".byte 0xff, 0, 0, 0, 0, 0, 0, 0;"
		"r0 = 2;"
		"exit;"
	::: "r0", "r1", "r2", "r3", "r4", "r5");
}

char LICENSE[] SEC("license") = "GPL";
