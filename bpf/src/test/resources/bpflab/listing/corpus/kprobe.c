/* A probe that reads its arguments, and tells through a perf buffer. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include <linux/ptrace.h>
#include <bpf/bpf_tracing.h>

struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, 4);
	__uint(value_size, 4);
} events SEC(".maps");

SEC("kprobe/do_sys_openat2")
int BPF_KPROBE(on_open, int directory, const char *name)
{
	char path[16] = {};

	bpf_probe_read_user_str(path, sizeof(path), name);
	bpf_perf_event_output(ctx, &events, BPF_F_CURRENT_CPU, path, sizeof(path));
	return directory;
}

char _license[] SEC("license") = "GPL";
