// refused: kconfig
// what: option asks for the kernel's option CONFIG_HTZ, which is not set here
// fix: write CONFIG_HZ, or extern int CONFIG_HTZ __kconfig __weak;   is 0 where it is missing
// at: return CONFIG_HTZ;
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern int CONFIG_HTZ __kconfig;

SEC("xdp")
int option(struct xdp_md *ctx)
{
	return CONFIG_HTZ;
}

char LICENSE[] SEC("license") = "GPL";
