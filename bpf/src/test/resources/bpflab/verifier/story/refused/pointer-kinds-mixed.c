#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
__attribute__((naked)) int mixed(void)
{
	asm volatile(
		"r6 = r1;"
		"r2 = r10;"
		"r2 += -8;"
		"r3 = 0;"
		"*(u64 *)(r10 - 8) = r3;"
		"call 7;"
		"if r0 == 0 goto 1f;"
		"r6 = r10;"
		"r6 += -8;"
		"1:;"
		"r0 = *(u32 *)(r6 + 0);"
		"exit;"
	::: "r0", "r1", "r2", "r3", "r4", "r5");
}

char LICENSE[] SEC("license") = "GPL";
