#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

/* Asks the kernel's own note of what Ethernet carries, and reads one byte. */
SEC("socket")
int by_protocol(struct __sk_buff *skb)
{
	__u64 zero = 0, *packets;
	__u8 protocol;

	if (skb->protocol != bpf_htons(ETH_P_IP) || bpf_skb_load_bytes(skb, 23, &protocol, 1) < 0)
		return 0;
	if (protocol != 6 && protocol != 17)
		return 0;

	__u32 key = protocol;
	bpf_map_update_elem(&counts, &key, &zero, BPF_NOEXIST);
	packets = bpf_map_lookup_elem(&counts, &key);
	if (packets)
		__sync_fetch_and_add(packets, 1);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
