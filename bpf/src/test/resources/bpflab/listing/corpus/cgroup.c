#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("cgroup_skb/egress")
int egress(struct __sk_buff *skb)
{
	return skb->family == 2 && skb->remote_port != 53;
}

SEC("cgroup/connect4")
int connect4(struct bpf_sock_addr *ctx)
{
	if (ctx->user_port == 0x5000)
		ctx->user_ip4 = 0x0100007f;
	return 1;
}

char _license[] SEC("license") = "GPL";
