#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int no_answer(struct xdp_md *ctx)
{
	int verdict;

	return verdict;
}

char LICENSE[] SEC("license") = "GPL";
