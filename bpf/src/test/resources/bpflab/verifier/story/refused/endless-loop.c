#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
__attribute__((naked)) int forever(void)
{
	asm volatile(
		"r0 = 0;"
		"1:;"
		"r0 = 0;"
		"if r0 == 0 goto 1b;"
		"exit;"
	::: "r0", "r1", "r2", "r3", "r4", "r5");
}

char LICENSE[] SEC("license") = "GPL";
