/* Packet loads of classic BPF, which the verifier turns into calls. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

unsigned long long load_byte(void *skb, unsigned long long offset) asm("llvm.bpf.load.byte");
unsigned long long load_half(void *skb, unsigned long long offset) asm("llvm.bpf.load.half");
unsigned long long load_word(void *skb, unsigned long long offset) asm("llvm.bpf.load.word");

SEC("socket")
int filter(struct __sk_buff *skb)
{
	if (load_half(skb, 12) != 0x0800)
		return 0;
	if (load_byte(skb, 14 + (load_byte(skb, 14) & 15) * 4) == 6)
		return skb->len;
	return load_word(skb, 26) == 0x7f000001 ? -1 : 0;
}

char _license[] SEC("license") = "GPL";
