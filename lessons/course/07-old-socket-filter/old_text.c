#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>

/* Whether it is TCP or UDP over IPv4. */
int is_wanted(struct __sk_buff *skb)
{
	struct ethhdr *eth = NULL;
	struct iphdr *ip = NULL;

	eth = (struct ethhdr *)(skb->data);
	if (eth->h_proto != htons(ETH_P_IP))
		return 0;
	ip = (struct iphdr *)(skb->data + sizeof(struct ethhdr));
	if (ip->protocol != IPPROTO_TCP && ip->protocol != IPPROTO_UDP)
		return 0;
	bpf_trace_printk("packet at interface %d\n", skb->ifindex);
	return 1;
}

struct bpf_map_def SEC("maps") counts = {
	.type = BPF_MAP_TYPE_ARRAY,
	.key_size = sizeof(int),
	.value_size = sizeof(long long),
	.max_entries = 1,
};

SEC("socket")
int socket_count(struct __sk_buff *skb)
{
	long long *value;

	if (is_wanted(skb)) {
		value = bpf_map_lookup_elem(&counts, &skb->ifindex);
		if (value)
			(*value)++;
	}
	return 0;
}

char _license[] SEC("license") = "GPL";
unsigned int _version SEC("version") = LINUX_VERSION_CODE;
