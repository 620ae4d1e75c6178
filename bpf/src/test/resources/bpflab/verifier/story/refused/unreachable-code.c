#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
__attribute__((naked)) int dead(void)
{
	asm volatile(
		"r0 = 2;"
		"exit;"
		"r0 = 1;"
		"exit;"
	::: "r0", "r1", "r2", "r3", "r4", "r5");
}

char LICENSE[] SEC("license") = "GPL";
