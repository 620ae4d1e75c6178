// refused: section
// what: f is in section "prog", which says no type of program
// fix: write SEC("xdp") before the function, or load it with --type xdp
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("prog")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
