#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/tcp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

__u64 passed = 0;

/* With headers copied, and ports compared as they came. */
SEC("socket")
int by_listing(struct __sk_buff *skb)
{
	struct iphdr ip;
	__be16 ports[2];

	if (skb->protocol != bpf_htons(ETH_P_IP) || bpf_skb_load_bytes(skb, ETH_HLEN, &ip, sizeof(ip)))
		return 0;
	if (ip.protocol != IPPROTO_TCP || ip.frag_off & bpf_htons(0x1fff))
		return 0;
	if (bpf_skb_load_bytes(skb, ETH_HLEN + ip.ihl * 4, ports, sizeof(ports)))
		return 0;
	if (ports[0] != bpf_htons(80) && ports[1] != bpf_htons(80))
		return 0;
	__sync_fetch_and_add(&passed, 1);
	return -1;
}

char LICENSE[] SEC("license") = "GPL";
