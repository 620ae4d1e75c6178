/* One number for all CPUs, added to at once. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 256);
	__type(key, __u32);
	__type(value, __u64);
} rxcnt SEC(".maps");

SEC("xdp")
int proto_counter(struct xdp_md *ctx)
{
	void *end = (void *)(long)ctx->data_end;
	struct ethhdr *eth = (void *)(long)ctx->data;
	__u32 key = 0;

	if ((void *)(eth + 1) <= end) {
		struct iphdr *ip = (void *)(eth + 1);
		struct ipv6hdr *ip6 = (void *)(eth + 1);

		if (eth->h_proto == bpf_htons(ETH_P_IP) && (void *)(ip + 1) <= end)
			key = ip->protocol;
		else if (eth->h_proto == bpf_htons(ETH_P_IPV6) && (void *)(ip6 + 1) <= end)
			key = ip6->nexthdr;
	}
	__u64 *packets = bpf_map_lookup_elem(&rxcnt, &key);
	if (packets)
		__sync_fetch_and_add(packets, 1);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
