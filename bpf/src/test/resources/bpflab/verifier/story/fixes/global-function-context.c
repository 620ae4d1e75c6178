#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

__noinline int judge(struct __sk_buff *skb) { return skb->len > 100; }
SEC("xdp") int x(struct xdp_md *ctx) { return judge((void *)ctx) ? XDP_DROP : XDP_PASS; }

char LICENSE[] SEC("license") = "GPL";
