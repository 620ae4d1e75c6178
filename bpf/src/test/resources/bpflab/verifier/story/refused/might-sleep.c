#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("tracepoint/syscalls/sys_enter_write")
int copy(void *ctx)
{
	char bytes[8];

	bpf_copy_from_user(bytes, sizeof(bytes), 0);
	return bytes[0] == 'x';
}

char LICENSE[] SEC("license") = "GPL";
