#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct openat {
	__u64 pad;
	__s64 number;
	__s64 folder;
	const char *name;
};

SEC("tracepoint/syscalls/sys_enter_openat")
int first_letter(struct openat *ctx)
{
	bpf_printk("%c", ctx->name[0]);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
