#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

struct big { int a[8]; };
struct small { int a; };
__noinline int judge(struct big *r) { if (!r) return 0; return r->a[0] + r->a[7]; }
SEC("xdp") int x(struct xdp_md *ctx) {
	struct small s = { ctx->rx_queue_index };
	return judge((struct big *)&s) ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
