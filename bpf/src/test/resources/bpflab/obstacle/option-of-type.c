// refused: kconfig
// what: f asks for the kernel's option CONFIG_NONE_SUCH, which is not set here
// fix: extern _Bool CONFIG_NONE_SUCH __kconfig __weak;
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern _Bool CONFIG_NONE_SUCH __kconfig;

SEC("xdp")
int f(struct xdp_md *ctx)
{
	return CONFIG_NONE_SUCH ? 1 : 2;
}

char LICENSE[] SEC("license") = "GPL";
