#define SEC(name) __attribute__((section(name), used))
#define BPF_CORE_READ(from, field) ({ \
	typeof((from)->field) copy; \
	__builtin_memcpy(&copy, __builtin_preserve_access_index(&(from)->field), sizeof(copy)); \
	copy; })

enum state { IDLE, BUSY = 7 };
typedef unsigned long long u64;
struct task {
	enum state state;
	struct task *parent;
	u64 times[3];
} __attribute__((preserve_access_index));

SEC("raw_tp/sched_switch")
int core(u64 *ctx)
{
	const struct task *task = (void *)ctx[1];
	u64 sum = 0;

	for (;;) {
		struct task *parent = BPF_CORE_READ(task, parent);
		if (!parent || __builtin_preserve_enum_value(*(typeof(enum state) *)BUSY, 0) == 0)
			break;
		if (__builtin_preserve_type_info(*(typeof(struct task) *)0, 0))
			sum += parent->times[sum & 1 ? 2 : 0];
		task = parent;
	}
	return task->state == BUSY ? (int)sum : -1;
}
