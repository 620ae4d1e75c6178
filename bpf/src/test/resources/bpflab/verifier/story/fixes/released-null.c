#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

SEC("tc")
int x(struct __sk_buff *skb) {
	struct bpf_sock_tuple t = {};
	struct bpf_sock *sk = bpf_sk_lookup_tcp(skb, &t, sizeof(t.ipv4), -1, 0);
	int f = sk ? sk->family : 0;
	bpf_sk_release(sk);
	return f;
}

char LICENSE[] SEC("license") = "GPL";
