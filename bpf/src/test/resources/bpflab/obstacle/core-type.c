// refused: core
// what: watch uses struct no_such_struct, which this kernel does not have
// fix: ask first: if (bpf_core_type_exists(struct no_such_struct___mine)) around the line that uses it
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

	value = BPF_CORE_READ(thing, field);
	bpf_printk("%d", value);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
