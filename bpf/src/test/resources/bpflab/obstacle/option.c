// refused: kconfig
// what: option asks for the kernel's option CONFIG_WITHOUT_SUCH_A_THING, which is not set here
// fix: extern int CONFIG_WITHOUT_SUCH_A_THING __kconfig __weak;   is 0 where it is missing
// at: return CONFIG_WITHOUT_SUCH_A_THING;
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern int CONFIG_WITHOUT_SUCH_A_THING __kconfig;

SEC("xdp")
int option(struct xdp_md *ctx)
{
	return CONFIG_WITHOUT_SUCH_A_THING;
}

char LICENSE[] SEC("license") = "GPL";
