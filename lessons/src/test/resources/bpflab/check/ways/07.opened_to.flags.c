#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

unsigned long long byte_at(void *skb, unsigned long long offset) asm("llvm.bpf.load.byte");
unsigned long long half_at(void *skb, unsigned long long offset) asm("llvm.bpf.load.half");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, __u32);
	__type(value, __u64);
} opened SEC(".maps");

/* The flags are a byte: 0x02 is SYN, 0x10 is ACK. What Ethernet carries is read from the frame. */
SEC("socket")
int opened_to(struct __sk_buff *skb)
{
	__u64 zero = 0, *times;

	if (half_at(skb, 12) != ETH_P_IP || byte_at(skb, 23) != 6)
		return -1;

	__u32 tcp = 14 + (byte_at(skb, 14) & 15) * 4;
	if ((byte_at(skb, tcp + 13) & 0x12) != 0x02)
		return -1;

	__u32 port = half_at(skb, tcp + 2);
	bpf_map_update_elem(&opened, &port, &zero, BPF_NOEXIST);
	times = bpf_map_lookup_elem(&opened, &port);
	if (times)
		__sync_fetch_and_add(times, 1);
	return -1;
}

char LICENSE[] SEC("license") = "GPL";
