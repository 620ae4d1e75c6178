/* Programs that the kernel binds to functions of its own when it loads them: where one begins, where it returns, and an LSM hook. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("fentry/do_nanosleep")
int on_entry(unsigned long long *arguments)
{
	bpf_printk("sleeps, timer %llx", arguments[0]);
	return 0;
}

SEC("fexit/do_nanosleep")
int on_return(unsigned long long *arguments)
{
	bpf_printk("slept: %lld", arguments[2]);
	return 0;
}

SEC("lsm/file_open")
int on_open(unsigned long long *arguments)
{
	return (int)arguments[1];
}

char _license[] SEC("license") = "GPL";
