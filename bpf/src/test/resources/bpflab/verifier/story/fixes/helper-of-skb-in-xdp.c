#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

SEC("xdp") int x(struct xdp_md *ctx) {
	char c[16];
	bpf_get_current_comm(c, sizeof(c));
	return bpf_skb_load_bytes(ctx, 0, c, 16);
}

char LICENSE[] SEC("license") = "GPL";
