#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
__attribute__((naked)) int unset(void)
{
	asm volatile(
		"r0 = r6;"
		"exit;"
	::: "r0", "r1", "r2", "r3", "r4", "r5", "r6");
}

char LICENSE[] SEC("license") = "GPL";
