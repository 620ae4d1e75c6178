#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct call {
	__u64 pad;
	__s64 number;
	__u64 descriptor;
	const char *bytes;
	__u64 length;
};

SEC("tracepoint/syscalls/sys_enter_write")
int copy(struct call *ctx)
{
	char bytes[64];
	int length = ctx->length;

	if (length > 64)
		return 0;
	bpf_probe_read_user(bytes, length, ctx->bytes);
	return bytes[0] == 'x';
}

char LICENSE[] SEC("license") = "GPL";
