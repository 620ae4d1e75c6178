/* plain.o: clang -O2 -target bpf -c plain.c (no -g) */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

int hits;

SEC("xdp")
int plain(struct xdp_md *ctx)
{
	hits++;
	return XDP_PASS;
}

char _license[] SEC("license") = "Dual BSD/GPL";
