// loaded: raw_tracepoint
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

struct no_such_struct___mine {
	int field;
} __attribute__((preserve_access_index));

SEC("raw_tp/sched_switch")
int watch(void *ctx)
{
	struct no_such_struct___mine *thing = (void *)bpf_get_current_task();
	int value = 0;

	if (bpf_core_type_exists(struct no_such_struct___mine))
		value = BPF_CORE_READ(thing, field);
	bpf_printk("%d", value);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
